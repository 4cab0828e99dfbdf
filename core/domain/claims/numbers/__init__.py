"""How much, how often, how long and when: numbers and dates of a text, and whether the profile gives them."""
