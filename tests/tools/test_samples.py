from __future__ import annotations

import pytest

from tools.samples import DOCUMENTS, ROOT, made


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_samples_of_the_documents_are_what_the_program_says(document: str) -> None:
    written = (ROOT / "docs" / document).read_text(encoding="utf-8")
    assert written == made(document), "the samples are of another state: run `make samples` and look at what changed"


def test_a_document_without_samples_would_be_noticed() -> None:
    for document in DOCUMENTS:
        text = (ROOT / "docs" / document).read_text(encoding="utf-8")
        assert text.count(">>> ") + text.count("~~~~markdown") >= 2
