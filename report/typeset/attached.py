"""The figures of an edition as data, in a file that the PDF carries (ISO 19005-3 annex E)."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import weasyprint

from report.model.rendition import SCREEN

if TYPE_CHECKING:
    from report.model.composition import Composition, Figure
    from report.model.rendition import PageMap

NAME = "figures.json"


def attached_files(composition: Composition, pages: PageMap) -> list[weasyprint.Attachment]:
    """Return what the PDF carries; nothing goes with a proof, which is no publication."""
    return [figures_file(composition, pages)] if composition.kind == SCREEN else []


def figures_file(composition: Composition, pages: PageMap) -> weasyprint.Attachment:
    """Return the file; the PDF says that it is data of the document, not its source or a supplement."""
    content = {
        "title": composition.title,
        "language": composition.language,
        "date": composition.date,
        "figures": figures_data(composition, pages),
    }
    day = datetime.fromisoformat(composition.date).replace(tzinfo=UTC)
    return weasyprint.Attachment(
        string=json.dumps(content, ensure_ascii=False, indent=1) + "\n",
        name=NAME,
        description=composition.title,
        created=day,
        modified=day,
        relationship="Data",
    )


def figures_data(composition: Composition, pages: PageMap) -> list[dict[str, Any]]:
    """Return every figure that the edition prints, with its printings in reading order."""
    numbers = dict(pages.places)
    places: dict[str, list[dict[str, Any]]] = {}
    for place in composition.places:
        number = numbers.get(place.key)
        folio = None if number is None else number + composition.first_folio - 1
        printed = {"text": place.text, "section": place.section, "page": number, "folio": folio}
        places.setdefault(place.metric, []).append(printed)
    return [{**_facts(figure), "places": places.get(figure.id, [])} for figure in composition.figures]


def _facts(figure: Figure) -> dict[str, Any]:
    """Return what a figure states; values are text, because JSON's numbers may lose digits."""
    value = {"min": figure.limits[0], "max": figure.limits[1]} if figure.limits else figure.value
    return {
        "id": figure.id,
        "label": figure.label,
        "phrase": figure.phrase,
        "value": value,
        "series": dict(figure.series),
        "unit": figure.unit,
        "period": figure.period,
        "as_of": figure.as_of,
        "hedge": figure.hedge,
    }
