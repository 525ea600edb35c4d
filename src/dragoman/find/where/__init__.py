"""Where it is done: place names, the gazetteer, and the events that they place."""
