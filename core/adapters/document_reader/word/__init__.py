"""Word files as lines, straight from the XML."""
