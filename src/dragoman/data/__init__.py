"""Tables, frames and word lists of the package; their origins are in SOURCES.md."""
