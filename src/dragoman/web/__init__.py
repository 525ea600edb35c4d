"""The HTTP interface and the page over a ledger."""
