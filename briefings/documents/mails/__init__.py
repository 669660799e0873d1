"""What a mail says, without what stands around it."""
