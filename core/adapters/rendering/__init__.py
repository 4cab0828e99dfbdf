"""From a profile or a letter to what a page shows; HTML, PDF and DOCX are all made from the same outline."""
