"""Finding: actors, dates and events in the parse of a report."""
