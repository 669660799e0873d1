"""The terminal and the machine around the app: clipboard, programs, characters, faults."""
