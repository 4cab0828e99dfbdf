"""The wires of the product: one outside thing per file, each behind a port."""
