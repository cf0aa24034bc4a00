"""The example's glossary is kept as its head says; `report check` holds its English against it."""

from __future__ import annotations

from pathlib import Path

import yaml

ROOT = Path(__file__).parent.parent
GLOSSARY = ROOT / "locale/glossary.yaml"
FEWEST = 120
FREEST = 0.05


def test_entries() -> None:
    """Every term says what it names and has its English; few are ordinary words, and none forbids its own name."""
    entries = yaml.safe_load(GLOSSARY.read_text(encoding="utf-8"))
    assert len(entries) >= FEWEST
    assert [entry["source"] for entry in entries if not entry.get("kind") or not _forms(entry, "use")] == []
    assert [entry["source"] for entry in entries if set(_forms(entry, "use")) & set(_forms(entry, "not"))] == []
    assert sum(entry.get("free", False) for entry in entries) <= FREEST * len(entries)


def _forms(entry: dict[str, dict[str, str | list[str]]], key: str) -> list[str]:
    forms = entry.get(key, {}).get("en", [])
    return [forms] if isinstance(forms, str) else forms
