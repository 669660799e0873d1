"""Drafts: what is being typed survives a kill, a hang-up and a full disk."""
