"""Word lists that the tokenizer and the lemmas use."""
