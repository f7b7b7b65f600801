"""Seed → findings → facts, by machine, offline, and only in the article's own words."""
