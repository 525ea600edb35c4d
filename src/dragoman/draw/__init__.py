"""Draws static pictures of what a ledger holds: a timeline, a network and a map, as SVG and PNG."""
