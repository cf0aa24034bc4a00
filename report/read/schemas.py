"""JSON Schemas of a project's files, for editors that complete and check YAML."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from report.markup.json_schema import json_schema
from report.read.formats.exceptions import EXCEPTIONS
from report.read.formats.glossary import GLOSSARY_FILE
from report.read.formats.header import HEADER
from report.read.formats.literals import LITERALS_FILE
from report.read.formats.metrics import METRICS_FILE
from report.read.formats.settings import SETTINGS

if TYPE_CHECKING:
    from report.markup.shape import Form

FOLDER = ".vscode"
EDITOR_SETTINGS = f"{FOLDER}/settings.json"

FORMATS: tuple[tuple[str, Form, str, str], ...] = (
    ("report", SETTINGS, "content/report.yaml", "content/report.yaml"),
    ("metrics", METRICS_FILE, "content/metrics/*.yaml", "content/metrics/*.yaml"),
    ("literals", LITERALS_FILE, "content/literals.yaml", "content/literals.yaml"),
    ("glossary", GLOSSARY_FILE, "locale/glossary.yaml", "locale/glossary.yaml"),
    ("exceptions", EXCEPTIONS, "locale/*/exceptions.yaml", "locale/*/exceptions.yaml"),
    ("header", HEADER, "the header of a section", ""),
)
"""Name of the schema, form, title, and the files it is for; a header stands inside Markdown."""


def schema_files() -> dict[str, str]:
    """Return the schemas by path in the project."""
    return {f"{FOLDER}/schemas/{name}.json": json_schema(form, title) for name, form, title, _ in FORMATS}


def editor_settings() -> str:
    """Return settings that tie each schema to its files, as the YAML extension of VS Code reads them."""
    ties = {f"./{FOLDER}/schemas/{name}.json": files for name, _, _, files in FORMATS if files}
    return json.dumps({"yaml.schemas": ties}, indent=2) + "\n"
