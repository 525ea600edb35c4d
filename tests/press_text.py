"""Texts as newsrooms, mail and pages send them, for tests that must hold whatever comes."""

from __future__ import annotations

from hypothesis import strategies as st

__all__ = ["ODD", "press_texts"]

ODD = (
    "BEIJING, March 14 (Xinhua) -- China and Iran met.",
    "MOSCOW. (TASS) — Talks go on, the Kremlin’s spokesman said.",
    "SEOUL—Foreign Minister Cho Tae-yul left.",
    "IRAN, U.S. TO HOLD TALKS IN OMAN; EU “CAUTIOUS”",
    "• first item\n• second item\n– third: a/b",
    "1. Stop the war.\n2) Free all prisoners;\n(iii) talk.",
    "<p>He said &quot;no&quot;.</p>&nbsp;<br/>",
    "[caption id=attachment_12] Photo: AFP/Getty [/caption]",
    "“We won’t,” he said, ‘not now’—‘never’.",
    '"He told me, \'Go!\'" she added. ("Yes.")',
    "👋🏽🇮🇷 Thanks!!! 🙏🙏 #peace @UN",
    "محمد جواد ظریف met 王毅 and Сергей Лавров.",
    "習近平國家主席與普丁總統會談。",
    "re\u0301sume\u0301 na\u00efve co\u00adoperate zero\u200bwidth \ufeffmark",
    "http://example.org/a?b=c,d (see www.un.org).",
    "Resolution 2231.The next\u2028line\u2029and\x85more\x0bthan\x0cthat",
    "$1.2bn, 3.5%, 10:30am GMT+3, 14/03/2025, +98 21 6115-3000",
    "x" * 700,
    "word " * 650 + "end.",
)
"""What reports hold beside plain sentences: datelines, headlines in capitals, lists, left-overs of pages, and so on."""


def press_texts() -> st.SearchStrategy[str]:
    """Return texts put together from such pieces, some cut short, with all kinds of white space between them."""
    piece = st.builds(lambda text, cut: text[: len(text) - cut], st.sampled_from(ODD), st.sampled_from([0, 0, 1, 3, 7]))
    gap = st.sampled_from(["", " ", "\n", "\r\n\r\n", "\t", "\u00a0", "\u3000"])
    return st.lists(st.tuples(piece, gap), max_size=6).map(lambda pairs: "".join(a + b for a, b in pairs))
