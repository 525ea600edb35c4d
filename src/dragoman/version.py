"""The version of the package, which is part of every record."""

__all__ = ["__version__"]

__version__ = "0.1.0"
