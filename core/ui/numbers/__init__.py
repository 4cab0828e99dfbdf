"""The page of figures: what it looks at, how each is drawn, and the figures in their order."""
