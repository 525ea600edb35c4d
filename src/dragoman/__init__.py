"""Reads dated reports and writes down who did and said what to whom, with the words behind every field."""

from dragoman.version import __version__

__all__ = ["__version__"]
