"""What the truth gate is measured on: made-up profiles, false statements about them and true ones."""
