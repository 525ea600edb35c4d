"""The reader: a text in, sentences with words, tags, lemmas, trees and named entities out."""

from dragoman.parse.reader import Reader

__all__ = ["Reader"]
