"""Word and OpenDocument files as the XML that they are."""
