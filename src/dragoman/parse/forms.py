"""Tell by its form alone that a word is the name of a file, or an address."""

from __future__ import annotations

import re

__all__ = ["is_address", "is_file"]

_FILE = re.compile(
    r"(?i)[^/@]*\w\.(?:csv|dll|docx?|exe|gif|gz|html?|jpe?g|mp[34]|pdf|php|png|pptx?|tar|txt|xlsx?|xml|zip)"
)
_ADDRESS = re.compile(r"(?i)\S+@\S+\.\S+|[a-z]+://|www\.|\S*\w_\w")


def is_file(word: str) -> bool:
    """Return whether a word is the name of a file, without a path before it."""
    return bool(_FILE.fullmatch(word))


def is_address(word: str) -> bool:
    """Return whether a word is an address of mail or of a page, or the name of a user."""
    return bool(_ADDRESS.match(word))
