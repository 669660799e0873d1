"""What a library keeps besides notes: each kind of record has a table, and a module here."""
