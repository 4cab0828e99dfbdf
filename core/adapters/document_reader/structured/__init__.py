"""Files that hold fields and no page: JSON Resume and LinkedIn's export."""
