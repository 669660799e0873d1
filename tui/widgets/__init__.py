"""The parts of a screen. They draw what they are given and say what was asked of them."""
