"""The words of the product: pure models and rules, no I/O, no clock, no randomness."""
