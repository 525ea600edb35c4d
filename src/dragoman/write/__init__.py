"""Writing: a record as a table to read, as JSON, or in the exchange format of PLOVER."""
