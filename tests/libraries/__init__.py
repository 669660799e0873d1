"""Libraries as the program left them at each stretch of work; README.md says how they are made."""
