"""When it is done: date phrases and the events that they date."""
