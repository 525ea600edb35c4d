"""The tables that a ledger answers with in Python: Arrow data with a look of its own in notebooks and terminals."""
