"""A project folder -> `Project`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from report.cache import Cache
from report.diagnostics import Diagnosed, Diagnostic, Span
from report.diagnostics.diagnosed import unique
from report.model.blocks import PictureRef
from report.model.project import Picture, Project
from report.model.walk import leaves
from report.read.catalogs import catalog_folder, locale_name, read_catalog
from report.read.files import ProjectFiles
from report.read.folders import packaged
from report.read.inputs import (
    read_exceptions,
    read_glossary,
    read_literals,
    read_manuscript,
    read_metrics_file,
    read_settings,
    read_templates,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from report.cache import Ledger
    from report.model.catalog import Catalog
    from report.model.font import FontFile
    from report.model.metric import Metric
    from report.model.section import Manuscript
    from report.model.settings import Entry, Settings

PICTURES = {".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg"}
INTERFACE = "interface"
SECTIONS_FOLDER = "content/sections"


def section_path(section: str, language: str | None = None) -> str:
    """Return the file of a section; with a language, the file of its own text in that language.

    >>> section_path("energy.office")
    'content/sections/energy/office.md'
    """
    ending = f".{language}.md" if language else ".md"
    return f"{SECTIONS_FOLDER}/{section.replace('.', '/')}{ending}"


def read_project(root: Path, kept: Cache | None = None) -> Diagnosed[Project]:
    """Read everything a report is made from; all problems of all files come back together.

    A file that `kept` knows is read, but not parsed again.
    """
    files = ProjectFiles(root, kept=kept or Cache())
    project = _read(files)
    return Diagnosed(project, unique(files.problems))


def _read(files: ProjectFiles) -> Project | None:
    settings = read_settings(files)
    templates = read_templates(files)
    metrics = _read_metrics(files)
    if settings is None:
        return None
    manuscripts, own_texts = _read_sections(settings, files)
    pictures = _read_pictures((*manuscripts.values(), *own_texts.values()), files)
    catalogs = {
        language: _read_language(language, files, derived=settings.derivation(language) is not None)
        for language in settings.languages
    }
    literals = read_literals(files)
    profile = _read_profile(settings, files)
    project = Project(settings, manuscripts, own_texts, metrics, pictures, catalogs, templates, literals, profile)
    exceptions = {
        each.language: read_exceptions(f"locale/{locale_name(each.language)}/exceptions.yaml", files)
        for each in settings.derived
    }
    return replace(project, fonts=_read_own_fonts(files), glossary=read_glossary(files), exceptions=exceptions)


def _read_metrics(files: ProjectFiles) -> dict[str, Metric]:
    metrics: dict[str, Metric] = {}
    for path in files.listing("content/metrics", ".yaml"):
        text = files.text(path)
        for metric in read_metrics_file(path, text, files) if text is not None else ():
            earlier = metrics.setdefault(metric.id, metric)
            if earlier is not metric:
                files.problems.append(
                    Diagnostic(
                        "L102",
                        f"the metric `{metric.id}` is stated twice",
                        metric.span,
                        "state a figure once; remove one of the two",
                        related=earlier.span,
                    )
                )
    return metrics


def _entries(outline: Iterable[Entry]) -> Iterator[Entry]:
    for entry in outline:
        yield entry
        yield from _entries(entry.sections)


def _read_sections(
    settings: Settings, files: ProjectFiles
) -> tuple[dict[str, Manuscript], dict[tuple[str, str], Manuscript]]:
    def parse(section: str, path: str, asked_at: Span) -> Manuscript | None:
        text = files.text(path, asked_at=asked_at)
        return None if text is None else read_manuscript(section, path, text, files)

    sections: dict[str, Manuscript] = {}
    own: dict[tuple[str, str], Manuscript] = {}
    for entry in _entries(settings.outline):
        manuscript = parse(entry.id, section_path(entry.id), entry.span)
        if manuscript is not None:
            sections[entry.id] = manuscript
        for language in settings.languages[1:]:
            path = section_path(entry.id, language)
            own_text = parse(entry.id, path, entry.span) if files.exists(path) else None
            if own_text is not None:
                own[entry.id, language] = own_text
    return sections, own


def _read_own_fonts(files: ProjectFiles) -> tuple[FontFile, ...]:
    paths = files.listing("content/fonts", "")
    if not paths:
        return ()
    from report.read.fonts import read_fonts  # noqa: PLC0415 - fontTools is worth its time only where there are fonts

    return read_fonts(files, paths)


def _read_profile(settings: Settings, files: ProjectFiles) -> bytes | None:
    rules = settings.printing
    return files.content(f"content/{rules.profile}", asked_at=rules.profile_span) if rules.profile else None


def _read_pictures(manuscripts: Iterable[Manuscript], files: ProjectFiles) -> dict[str, Picture]:
    pictures: dict[str, Picture] = {}
    for ref in leaves(tuple(manuscripts), PictureRef):
        media_type = PICTURES.get(Path(ref.path).suffix.lower())
        if media_type is None:
            hint = "use SVG, PNG or JPEG"
            files.problems.append(Diagnostic("L112", f"`{ref.path}` is no picture", ref.span, hint))
        elif ref.path not in pictures:
            shown = f"content/{ref.path}"
            if not files.exists(shown):
                hint = f"put the picture at {shown} or mend the path"
                files.problems.append(Diagnostic("L111", f"there is no picture {shown}", ref.span, hint))
                continue
            content = files.content(shown, asked_at=ref.span)
            if content is not None:
                pictures[ref.path] = Picture(ref.path, content, media_type)
    return pictures


def _packaged_words(language: str, alike: Ledger[bool]) -> Path | None:
    """Return the packaged translation of the templates' words: of the language, or of another region of it."""
    for folder in sorted(
        packaged("locale").glob("*/LC_MESSAGES"), key=lambda f: f.parent.name != locale_name(language)
    ):
        path, name = folder / f"{INTERFACE}.po", folder.parent.name
        if path.is_file() and (name == locale_name(language) or alike.answer((name, language), _alike(name, language))):
            return path
    return None


def _alike(one: str, other: str) -> Callable[[], bool]:
    def find() -> bool:
        from report.read.pofile import written_alike  # noqa: PLC0415 - Babel's data are worth their time only once

        return written_alike(one, other)

    return find


def _read_language(language: str, files: ProjectFiles, *, derived: bool) -> Catalog:
    """Read a language's catalogs: the packaged words of the templates first, the project's own above them.

    A derived language takes the packaged words of the language that it is made from.
    """
    folder = catalog_folder(language)
    sources = []
    inside = None if derived else _packaged_words(language, files.kept.ledger("written alike"))
    if inside is not None:
        sources.append((INTERFACE, f"{folder}/{INTERFACE}.po", inside.read_text(encoding="utf-8")))
    shipped = len(sources)
    for path in files.listing(folder, ".po"):
        text = files.text(path)
        if text is not None:
            sources.append((Path(path).stem, path, text))
    return read_catalog(language, sources, shipped, files)
