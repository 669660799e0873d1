"""What the program proposes is decided about: proposals are made, and reviews keep decisions."""
