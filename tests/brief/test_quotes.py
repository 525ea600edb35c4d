import pytest

from dragoman.brief.parts import Source
from dragoman.brief.quotes import quote, safe_url, source_of
from dragoman.store.answers import Words
from ledger_rows import REPORT_DAY, event

SOURCE = Source("r1", "Title", None, REPORT_DAY, None)


@pytest.mark.parametrize("url", ["https://example.org/a?b=c", "http://example.org", "HTTPS://example.org/ü"])
def test_a_web_address_may_be_a_link(url: str) -> None:
    assert safe_url(url) == url


@pytest.mark.parametrize(
    "url",
    [
        None, "", "javascript:alert(1)", "JAVASCRIPT://example.org/%0aalert(1)", "data:text/html,x", "file:///etc/passwd",
        "//e.org", "https://", "https://a b", "https://example.org/\u202e", "https://example.org/\n", "http://[::1", "https://user@e.org",
        " https://example.org", "https://example.org/" + "a" * 3000,
    ],
)  # fmt: skip
def test_anything_else_may_not(url: str | None) -> None:
    assert safe_url(url) is None


def test_marked_words_stand_where_they_stood() -> None:
    words = Words("r1", 100, 125, "China and Iran met Friday")
    made = quote(words, [Words("r1", 115, 118, "met"), Words("r2", 100, 105, "China")], SOURCE)
    assert made.pieces == (("China and Iran ", False), ("met", True), (" Friday", False))


def test_marks_that_overlap_do_not_double_words() -> None:
    words = Words("r1", 0, 10, "0123456789")
    made = quote(words, [Words("r1", 2, 6, "2345"), Words("r1", 4, 8, "4567"), Words("r1", 8, 20, "89")], SOURCE)
    assert "".join(text for text, _ in made.pieces) == "0123456789"


def test_a_very_long_sentence_is_cut_around_its_mark() -> None:
    text = " ".join(f"w{i}" for i in range(1000))
    at = text.index("w700")
    made = quote(Words("r1", 0, len(text), text), [Words("r1", at, at + 4, "w700")], SOURCE)
    assert ("w700", True) in made.pieces
    assert made.pieces[0] == ("… ", False)
    assert made.pieces[-1] == (" …", False)
    assert sum(len(piece) for piece, _ in made.pieces) < 620


def test_a_report_is_a_source_without_an_unsafe_address() -> None:
    assert source_of(event("a")).url == "https://example.org/talks"
    assert source_of(event("a", url="javascript:alert(1)")).url is None
