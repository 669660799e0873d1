"""The articles, curated briefings and lenses that a new library starts with. Data only."""
