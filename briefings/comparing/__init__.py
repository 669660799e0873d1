"""Figures of several articles held against each other: who said it before, who says otherwise."""
