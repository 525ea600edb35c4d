"""The reader: a text in, sentences with words, tags, lemmas, trees and named entities out."""

from dragoman.parse.reader import Reader
from dragoman.parse.spacy_doc import to_spacy

__all__ = ["Reader", "to_spacy"]
