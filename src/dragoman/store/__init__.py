"""The ledger: what was read and coded, kept for good, and asked from many sides."""
