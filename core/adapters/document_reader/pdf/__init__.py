"""PDF as lines: words with their places, rows, columns, and pictures of pages."""
