"""Rules that an article must pass before it is published: one function each, in running order."""
