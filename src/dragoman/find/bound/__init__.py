"""What binds and what follows what: instruments with their changes, and the order of events."""
