"""From what was found in an article to its facts file: what is chosen, who proposes it, and how it is written."""
