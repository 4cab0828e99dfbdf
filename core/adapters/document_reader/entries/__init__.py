"""What stands in a section: dated entries, lists, skills."""
