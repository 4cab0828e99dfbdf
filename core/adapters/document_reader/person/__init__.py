"""Who the CV is about: name, label, place and contacts."""
