"""Reading: bytes and texts become nouns. Every rule here is about form; none is about what an article says."""
