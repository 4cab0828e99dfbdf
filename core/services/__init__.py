"""The verbs of the product: plain functions that take `Ports` first."""
