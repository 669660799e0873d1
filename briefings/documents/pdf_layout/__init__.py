"""The paragraphs of a PDF from where its letters stand."""
