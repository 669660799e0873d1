"""Searches that have a name, and what each finds that it did not find before."""
