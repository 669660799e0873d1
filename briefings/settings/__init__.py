"""Where settings come from: a flag, else the environment, else the user's file, else the default.

A file that is wrong never stops the program. What is wrong in it is said in a sentence and counts
as not set; flags and variables are the call's own words, and a wrong one is wrong usage.
"""
