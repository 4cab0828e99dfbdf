"""Labelled CVs in many shapes, made from the made-up people of bench/truth: the yardstick for reading."""
