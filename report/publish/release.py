"""A finished build -> the files of build/."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from report.model.rendition import OutputFile, PageMap, PageRange
from report.publish.build import publish_outputs
from report.publish.manifest import make_manifest, page_map_of

if TYPE_CHECKING:
    from pathlib import Path

    from report.model.rendition import Renditions

MANIFEST = "manifest.json"


def last_manifest(build: Path) -> dict[str, Any] | None:
    """Return the manifest of the last build, or None where there is none that can be read."""
    try:
        manifest = json.loads((build / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    whole = isinstance(manifest, dict) and {"outputs", "sections", "metrics"} <= manifest.keys()
    return manifest if whole else None


def guessed_pages(build: Path) -> dict[str, PageMap]:
    """Return where the sections stood in the last build; only ever a first guess for typesetting."""
    manifest = last_manifest(build)
    if manifest is None:
        return {}
    languages = {language for section in manifest["sections"] for language in section["editions"]}
    found = {language: page_map_of(manifest, language) for language in sorted(languages)}
    return {
        language: PageMap(0, tuple((name, PageRange(*pages)) for name, pages in ranges.items()), ())
        for language, ranges in found.items()
    }


def standing_pdfs(build: Path) -> frozenset[str]:
    """Return the languages whose PDF stands in build/."""
    outputs = (last_manifest(build) or {"outputs": ()})["outputs"]
    return frozenset(o["language"] for o in outputs if o["kind"] == "pdf" and (build / o["path"]).is_file())


def publish_release(build: Path, made: Renditions) -> None:
    """Write what was made; keep of the last build what was not asked for this time.

    Raises OSError when the disk refuses; the last outputs then stay as they were.
    """
    last = last_manifest(build)
    languages = made.report.settings.languages
    files = [OutputFile(f"pdf/{pdf.name}", pdf.content) for pdf in (*made.pdfs.values(), *made.prints)]
    files += made.site
    if made.site or (build / "site").is_dir():
        # A copy inside the site, so that its folder can be put on any host as it is.
        files += [OutputFile(f"site/downloads/{name}", content) for name, content in _pdfs(build, made).items()]
    fresh = {file.path for file in files}
    kept = [path for path in _existing(build) if path not in fresh and _is_kept(path, made)]
    manifest = make_manifest(made, _still_there(last, kept, languages))
    publish_outputs(build, files, manifest, kept)


def _pdfs(build: Path, made: Renditions) -> dict[str, bytes]:
    """Return the PDF of each language: of this build, or of an earlier one."""
    settings = made.report.settings
    names = {language: f"{settings.slug}-{language}.pdf" for language in settings.languages}
    paths = {name: build / "pdf" / name for language, name in names.items() if language not in made.pdfs}
    earlier = {name: path.read_bytes() for name, path in paths.items() if path.is_file()}
    return earlier | {pdf.name: pdf.content for pdf in made.pdfs.values()}


def _still_there(last: dict[str, Any] | None, kept: list[str], languages: tuple[str, ...]) -> dict[str, Any] | None:
    """Return the last manifest without outputs and languages that are gone."""
    if last is None:
        return None
    outputs = [
        o for o in last["outputs"] if any(path == o["path"] or path.startswith(f"{o['path']}/") for path in kept)
    ]
    sections = [
        {**section, "editions": {lang: e for lang, e in section["editions"].items() if lang in languages}}
        for section in last["sections"]
    ]
    metrics = [
        {**metric, "places": [place for place in metric["places"] if place["language"] in languages]}
        for metric in last["metrics"]
    ]
    return {"outputs": outputs, "sections": sections, "metrics": metrics}


def _existing(build: Path) -> list[str]:
    return sorted(
        path.relative_to(build).as_posix()
        for part in ("pdf", "site")
        for path in (build / part).rglob("*")
        if path.is_file()
    )


def _is_kept(path: str, made: Renditions) -> bool:
    """Tell whether a file of the last build still belongs: another language's, or an output not asked for."""
    languages = made.report.settings.languages
    if path.startswith(("pdf/", "site/downloads/")):
        parts = ("", "-print", "-cover", "-proof") if path.startswith("pdf/") else ("",)
        slug = made.report.settings.slug
        return path.rpartition("/")[2] in {f"{slug}-{language}{part}.pdf" for language in languages for part in parts}
    if not made.site:
        return True
    top = path.split("/")[1]
    return top in languages and top not in {composition.language for composition in made.compositions}
