"""How text looks: themes, the styles that they give its roles, and rows drawn in these."""
