"""What keys do: the one table, the user's keymap over it, and Textual's bindings made of both."""
