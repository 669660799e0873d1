"""What a reader of one briefing sees and where they are, without a screen."""
