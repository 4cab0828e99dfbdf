"""Where each field stands in the file, and how sure the reader is of it."""
