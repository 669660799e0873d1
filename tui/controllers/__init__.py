"""What the keys do: each controller has some actions of the key table, by their ids."""
