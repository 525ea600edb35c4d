"""Reads a letter in the form of e-mail (EML): its body as the text, its subject, sender and date as they are named."""

from __future__ import annotations

from collections.abc import Iterator
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default

from dragoman.errors import BadInput
from dragoman.model import Report
from dragoman.read.days import day_of
from dragoman.read.files import make_report
from dragoman.read.markup import text_of_markup
from dragoman.read.page import decode_page
from dragoman.read.source import Options, Source

__all__ = ["read"]

_MAX_HEADER = 10_000
"""Characters of one header line; the library takes very long to take longer ones apart."""
_FAULTS = (AttributeError, LookupError, MessageError, RecursionError, TypeError, ValueError)
"""What the library raises on letters that are malformed in ways its authors have not thought of."""


def read(source: Source, options: Options) -> Iterator[Report]:
    """Read a letter: the plain text of its body where there is one, else the text of its HTML; no attachments.

    Raises:
        BadInput: it has no text, no date, or cannot be taken apart.
    """
    name = source.name
    data = source.read_all()
    try:
        message = BytesParser(policy=default).parsebytes(data)
        body = message.get_body(("plain", "html"))
        text = _body_text(body, name) if isinstance(body, EmailMessage) else ""
    except BadInput:
        raise
    except _FAULTS as error:
        raise BadInput(
            f"{name}: no e-mail that can be read ({type(error).__name__}: {error}); save its text and name its date"
        ) from error
    if not text.strip():
        raise BadInput(f"{name}: the e-mail has no text; attachments are not read, so save them by themselves")
    written = _header(message, "date")
    yield make_report(
        text,
        day=options.day or (day_of(written, name) if written else None),
        title=_header(message, "subject"),
        source=_sender(message),
        name=name,
    )


def _body_text(body: EmailMessage, name: str) -> str:
    data = body.get_payload(decode=True)
    text = decode_page(data if isinstance(data, bytes) else b"", body.get_content_charset(), name)
    return text_of_markup(text) if body.get_content_subtype() == "html" else text


def _sender(message: EmailMessage) -> str | None:
    """Return who sent a letter: a name, or the part of the address after the @."""
    written = _header(message, "from")
    if written is None:
        return None
    try:
        addresses = message["from"].addresses
    except _FAULTS:
        return None
    return (addresses[0].display_name or addresses[0].domain or None) if addresses else None


def _header(message: EmailMessage, name: str) -> str | None:
    """Return a header as one line of text, or None where there is none that can be read."""
    raw = next((value for key, value in message.raw_items() if key.lower() == name), "")
    if not raw or len(raw) > _MAX_HEADER:
        return None
    try:
        return " ".join(str(message[name]).split()) or None
    except _FAULTS:
        return None
