"""The screens: they decide, ask the library, and give their widgets what to draw."""
