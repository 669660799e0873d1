"""The pages of `briefings help`: a Markdown file for each topic, its first line what it is on.

An action's id in braces stands for its key, `{library_folder}` and the like for where that is here.
"""
