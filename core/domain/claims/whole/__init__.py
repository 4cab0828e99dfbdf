"""A whole CV, held against the profile field by field."""
