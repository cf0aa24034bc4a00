"""What tests of the outputs share: one edition at a time, in each language of the example."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.outputs.example import ROOT
from tests.outputs.manuscript import Manuscript
from tests.outputs.standing import standing

if TYPE_CHECKING:
    from tests.outputs.example import Example
    from tests.outputs.standing import Standing

LANGUAGES: tuple[str, ...] = tuple(Manuscript(ROOT).settings["languages"])


@pytest.fixture(scope="session")
def manuscript(example: Example) -> Manuscript:
    """Return the sources that the example was built from."""
    return Manuscript(example.project)


@pytest.fixture(scope="session", params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    """Return each language of the example in turn."""
    return str(request.param)


@pytest.fixture(scope="session")
def edition(example: Example, language: str) -> Standing:
    """Return the manuscript and the PDF of one language, side by side."""
    return standing(example.project, language, example.pdfs[language])
