"""Measuring: figures for records and for the reader against gold data."""
