"""Writes a brief from a ledger: a page to read, print or mail, in which each line has its words and its source."""
