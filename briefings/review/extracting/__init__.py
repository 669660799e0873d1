"""Many articles are read by the rules in processes of their own, beside those that keep them."""
