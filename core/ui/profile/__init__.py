"""A CV: taken in, shown beside its file, and corrected."""
