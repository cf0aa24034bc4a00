"""The kinds of files of a project: each read, and parsed unless that is kept.

What parses them is imported when a file has changed.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from report.cache import recalled_with_key
from report.model.project import TemplateFile, Templates
from report.read.folders import SETTINGS_PATH, packaged

if TYPE_CHECKING:
    from report.diagnostics import Diagnostic
    from report.model.derivation import ConvertedWord
    from report.model.glossary import Term
    from report.model.literal import Literal
    from report.model.metric import Metric
    from report.model.section import Kind, Manuscript
    from report.model.settings import Settings
    from report.read.files import ProjectFiles

LITERALS_PATH = "content/literals.yaml"
GLOSSARY_PATH = "locale/glossary.yaml"
TEMPLATES = "templates"
SUFFIXES = (".html", ".css", ".js", ".yaml", ".svg")
YAML_FILES = TOKENS, KINDS, ROOM = "tokens.yaml", "kinds.yaml", "room.yaml"


def read_settings(files: ProjectFiles) -> Settings | None:
    """Return the settings, or None when report.yaml cannot be used; problems go to `files`."""
    text = files.text(SETTINGS_PATH)
    if text is None:
        return None

    def parse() -> tuple[Settings | None, list[Diagnostic]]:
        from report.read.settings import parse_settings  # noqa: PLC0415 - see the module

        return parse_settings(SETTINGS_PATH, text)

    return files.parsed("settings", parse, SETTINGS_PATH, text)


def read_literals(files: ProjectFiles) -> tuple[Literal, ...]:
    """Return the accepted numbers of a project, none where it has no such file; problems go to `files`."""
    text = files.text(LITERALS_PATH) if files.exists(LITERALS_PATH) else None
    if text is None:
        return ()

    def parse() -> tuple[tuple[Literal, ...], list[Diagnostic]]:
        from report.read.literals import parse_literals  # noqa: PLC0415 - see the module

        problems: list[Diagnostic] = []
        return parse_literals(text, problems), problems

    return files.parsed("literals", parse, text)


def read_glossary(files: ProjectFiles) -> tuple[Term, ...]:
    """Return the terms of a project, none where it has no such file; problems go to `files`."""
    text = files.text(GLOSSARY_PATH) if files.exists(GLOSSARY_PATH) else None
    if text is None:
        return ()

    def parse() -> tuple[tuple[Term, ...], list[Diagnostic]]:
        from report.read.glossary import parse_glossary  # noqa: PLC0415 - see the module

        problems: list[Diagnostic] = []
        return parse_glossary(text, problems), problems

    return files.parsed("glossary", parse, text)


def read_exceptions(path: str, files: ProjectFiles) -> tuple[ConvertedWord, ...]:
    """Return the words that a language's conversion leaves alone, none where there is no such file."""
    text = files.text(path) if files.exists(path) else None
    if text is None:
        return ()

    def parse() -> tuple[tuple[ConvertedWord, ...], list[Diagnostic]]:
        from report.read.derivations import parse_exceptions  # noqa: PLC0415 - see the module

        return parse_exceptions(path, text)

    return files.parsed("exceptions", parse, path, text)


def read_metrics_file(path: str, text: str, files: ProjectFiles) -> tuple[Metric, ...]:
    """Return the metrics of one file; problems go to `files`."""
    kept = files.kept

    def parse() -> tuple[tuple[tuple[Metric, str], ...], list[Diagnostic]]:
        from report.read.metrics import parse_metrics  # noqa: PLC0415 - see the module

        metrics, problems = parse_metrics(path, text)
        return tuple((metric, kept.content(metric, places=False)) for metric in metrics), problems

    read = files.parsed("metrics", parse, path, text)
    file = kept.key(path, text)
    for number, (metric, content) in enumerate(read):
        kept.prime(metric, content, places=False)
        kept.prime(metric, f"metric {number} {file}")
    return tuple(metric for metric, _ in read)


def read_manuscript(section: str, path: str, text: str, files: ProjectFiles) -> Manuscript | None:
    """Return a section as it is written in its file and in the data files that it names; problems go to `files`."""

    def data_file(name: str) -> tuple[str, str] | None:
        shown = f"content/{name}"
        data = files.text(shown) if files.exists(shown) else None
        return None if data is None else (shown, data)

    def answer(name: str) -> str:
        return files.kept.key(data_file(name))

    def parse() -> tuple[tuple[Manuscript | None, tuple[Diagnostic, ...]], set[str]]:
        from report.read.sections import parse_section  # noqa: PLC0415 - see the module

        asked = set()

        def asked_for(name: str) -> tuple[str, str] | None:
            asked.add(name)
            return data_file(name)

        manuscript, problems = parse_section(section, path, text, asked_for)
        return (manuscript, tuple(problems)), asked

    kept = files.kept
    (manuscript, problems), key = recalled_with_key(kept, "section", kept.key(section, path, text), answer, parse)
    files.problems.extend(problems)
    if manuscript is not None:
        kept.prime(manuscript.title, f"title {key}")
        kept.prime(manuscript.blocks, f"blocks {key}")
    return manuscript


def read_templates(files: ProjectFiles) -> Templates:
    """Read all templates; the project's file hides the packaged one of the same name."""
    found: dict[str, TemplateFile] = {}
    base = packaged(TEMPLATES)
    for path in sorted(base.rglob("*")):
        if path.suffix in SUFFIXES and path.is_file():
            name = path.relative_to(base).as_posix()
            found[name] = TemplateFile(name, path.read_text(encoding="utf-8"), f"{TEMPLATES}/{name}")
    own = files.listing(TEMPLATES, SUFFIXES)
    for path_name in sorted(own, key=lambda name: (SUFFIXES.index(PurePosixPath(name).suffix), name)):
        text = files.text(path_name)
        if text is not None:
            name = path_name.removeprefix(f"{TEMPLATES}/")
            found[name] = TemplateFile(name, text, path_name, own=True)

    def parse() -> tuple[tuple[tuple[tuple[str, str], ...], dict[str, Kind], dict[str, float]], list[Diagnostic]]:
        from report.read.templates import parse_design  # noqa: PLC0415 - see the module

        problems: list[Diagnostic] = []
        return parse_design(found.get(TOKENS), found.get(KINDS), found.get(ROOM), problems), problems

    tokens, kinds, rooms = files.parsed("design", parse, *(found.get(name) for name in YAML_FILES))
    return Templates(found, tokens, kinds, rooms)
