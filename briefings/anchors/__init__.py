"""From words to where they stand in an article, now and after it has changed."""
