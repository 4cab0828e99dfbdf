"""Applywright: a tailored CV and cover letter that read well, score honestly and never lie."""
