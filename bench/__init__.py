"""Measurements and generated pages: run by hand or by make, never part of the app."""
