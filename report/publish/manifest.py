"""build/manifest.json: what was made, and where everything stands in it."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from report.model.composition import Composition
    from report.model.rendition import OutputFile, PageMap, Pdf, Renditions


def make_manifest(made: Renditions, last: Mapping[str, Any] | None) -> bytes:
    """Return the manifest; what this build did not make is carried over from the last one.

    Pages are physical and begin with 1. Shape: docs/publishing.md.
    """
    outputs = [_pdf_output(pdf) for pdf in (*made.pdfs.values(), *made.prints)] + _site_outputs(made.site)
    sections: dict[str, dict[str, Any]] = {}
    places: dict[str, list[dict[str, Any]]] = {metric: [] for metric in made.report.metrics}
    for composition in made.compositions:
        pages = made.pdfs[composition.language].page_map if composition.language in made.pdfs else None
        _add_sections(sections, composition, pages)
        _add_places(places, composition, pages)
    manifest = {
        "outputs": outputs,
        "sections": list(sections.values()),
        "metrics": [{"id": metric, "places": found} for metric, found in places.items()],
    }
    if last is not None:
        _carry_over(manifest, last, {composition.language for composition in made.compositions})
    manifest["outputs"].sort(key=lambda output: output["path"])
    return _with_a_row_a_line(manifest).encode()


def _with_a_row_a_line(manifest: Mapping[str, list[dict[str, Any]]]) -> str:
    """Return JSON of which people can look at a row and its changes; the whole drawn out takes thrice the time."""
    parts = []
    for name, rows in manifest.items():
        lines = ",\n  ".join(json.dumps(row, ensure_ascii=False) for row in rows)
        parts.append(f' "{name}": [\n  {lines}\n ]' if rows else f' "{name}": []')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def page_map_of(manifest: Mapping[str, Any], language: str) -> dict[str, tuple[int, int]]:
    """Return the pages of each section in a manifest, for a first guess."""
    return {
        section["id"]: (edition["first_page"], edition["last_page"])
        for section in manifest.get("sections", ())
        if (edition := section["editions"].get(language)) and edition.get("first_page")
    }


def _pdf_output(pdf: Pdf) -> dict[str, Any]:
    digest = hashlib.sha256(pdf.content).hexdigest()
    return {
        "path": f"pdf/{pdf.name}",
        "kind": pdf.kind,
        "language": pdf.language,
        "pages": pdf.page_map.pages,
        "sha256": digest,
    }


def _site_outputs(site: tuple[OutputFile, ...]) -> list[dict[str, Any]]:
    """Return one row per language; its hash is that of all its files' names and hashes."""
    by_language: dict[str, list[OutputFile]] = {}
    for file in site:
        parts = file.path.split("/")
        if len(parts) > 2 and file.path.endswith(".html"):  # noqa: PLR2004 - site/<language>/…
            by_language.setdefault(parts[1], []).append(file)
    rows = []
    for language, files in by_language.items():
        digest = hashlib.sha256()
        for file in sorted(files, key=lambda each: each.path):
            digest.update(f"{file.path}\0{hashlib.sha256(file.content).hexdigest()}\n".encode())
        rows.append(
            {
                "path": f"site/{language}",
                "kind": "site",
                "language": language,
                "pages": len(files),
                "sha256": digest.hexdigest(),
            }
        )
    return rows


def _add_sections(sections: dict[str, dict[str, Any]], composition: Composition, pages: PageMap | None) -> None:
    ranges = dict(pages.sections) if pages else {}
    for section in composition.sections:
        row = sections.setdefault(section.id, {"id": section.id, "sdgs": list(section.goals), "editions": {}})
        edition: dict[str, Any] = {"title": section.title}
        found = ranges.get(section.id)
        shift = composition.first_folio - 1
        edition["first_page"] = found.first if found else None
        edition["last_page"] = found.last if found else None
        edition["first_folio"] = found.first + shift if found else None
        edition["last_folio"] = found.last + shift if found else None
        edition["url"] = section.url
        row["editions"][composition.language] = edition


def _add_places(places: dict[str, list[dict[str, Any]]], composition: Composition, pages: PageMap | None) -> None:
    page_of = dict(pages.places) if pages else {}
    urls = {section.id: section.url.partition("#")[0] for section in composition.sections}
    on_web = {place.key for section in composition.web_sections for place in section.places}
    for place in composition.places:
        anchor = f"#{place.key}" if place.key in on_web else ""
        places.setdefault(place.metric, []).append(
            {
                "language": composition.language,
                "section": place.section,
                "key": place.key,
                "page": page_of.get(place.key),
                "url": urls[place.section] + anchor,
                "text": place.text,
            }
        )


def _carry_over(manifest: dict[str, Any], last: Mapping[str, Any], made: set[str]) -> None:
    """Keep what the last manifest says of languages that this build did not make."""
    paths = {output["path"] for output in manifest["outputs"]}
    manifest["outputs"] += [o for o in last["outputs"] if o["path"] not in paths]
    before = {section["id"]: section["editions"] for section in last["sections"]}
    for section in manifest["sections"]:
        for language, edition in before.get(section["id"], {}).items():
            known = section["editions"].setdefault(language, edition)
            if known.get("first_page") is None and language in made:
                known.update({name: edition.get(name) for name in edition if name.endswith(("_page", "_folio"))})
    old_places = {metric["id"]: metric["places"] for metric in last["metrics"]}
    for metric in manifest["metrics"]:
        earlier = old_places.get(metric["id"], ())
        pages = {_identity(place): place["page"] for place in earlier}
        for place in metric["places"]:
            if place["page"] is None:
                place["page"] = pages.get(_identity(place))
        metric["places"] += [place for place in earlier if place["language"] not in made]


def _identity(place: Mapping[str, Any]) -> tuple[Any, ...]:
    """Return what makes a place of a metric the same in two builds."""
    return tuple(place.get(name) for name in ("language", "section", "key", "text"))
