"""What headings, titles, employers, degrees, schools and places are made of."""
