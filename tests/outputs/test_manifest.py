"""The shape of build/manifest.json; whether it is true is for the other modules to find out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.outputs.example import Example
    from tests.outputs.manuscript import Manuscript

pytestmark = pytest.mark.xdist_group("example")

OUTPUT = {"path", "kind", "language", "pages", "sha256"}
EDITION = {"title", "first_page", "last_page", "first_folio", "last_folio", "url"}
PLACE = {"language", "section", "key", "page", "url", "text"}


def test_manifest_has_these_parts_and_no_others(example: Example) -> None:
    """Outputs, sections and metrics have exactly the keys that readers of the manifest are promised."""
    manifest = example.manifest
    assert manifest.keys() == {"outputs", "sections", "metrics"}
    assert all(row.keys() == OUTPUT for row in manifest["outputs"])
    assert all(row.keys() == {"id", "sdgs", "editions"} for row in manifest["sections"])
    assert all(edition.keys() == EDITION for row in manifest["sections"] for edition in row["editions"].values())
    assert all(row.keys() == {"id", "places"} for row in manifest["metrics"])
    assert all(place.keys() == PLACE for row in manifest["metrics"] for place in row["places"])


def test_outputs_are_a_pdf_and_a_site_in_each_language(example: Example, manuscript: Manuscript) -> None:
    """There is one row for each PDF and each language of the site, and what it names is there."""
    rows = example.manifest["outputs"]
    languages = manuscript.settings["languages"]
    assert sorted((row["kind"], row["language"]) for row in rows) == sorted(
        (kind, language) for kind in ("pdf", "site") for language in languages
    )
    assert all((example.build / row["path"]).exists() for row in rows)


def test_sections_are_those_of_the_outline(example: Example, manuscript: Manuscript) -> None:
    """Sections stand in the order of the outline, with the goals of their headers, in every language."""
    rows = example.manifest["sections"]
    assert [row["id"] for row in rows] == [entry.id for entry in manuscript.outline]
    assert {row["id"]: row["sdgs"] for row in rows} == {
        entry.id: manuscript.goals(entry.id) for entry in manuscript.outline
    }
    assert all(list(row["editions"]) == manuscript.settings["languages"] for row in rows)


def test_pages_are_physical_and_begin_with_one(example: Example) -> None:
    """Pages are whole numbers from 1 to the number of pages of the PDF; a range does not run backwards."""
    counts = {row["language"]: row["pages"] for row in example.manifest["outputs"] if row["kind"] == "pdf"}
    for language, sections in example.editions.items():
        assert sections["cover"]["first_page"] == 1
        for row in sections.values():
            assert 1 <= row["first_page"] <= row["last_page"] <= counts[language]
        assert max(row["last_page"] for row in sections.values()) == counts[language]
    for language, places in example.places.items():
        assert all(type(place["page"]) is int and 1 <= place["page"] <= counts[language] for place in places)
