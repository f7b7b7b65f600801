"""What is known of languages, and reading their values: the floor that all stages stand on."""
