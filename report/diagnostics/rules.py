"""The table of rules: a permanent code and slug for every problem, with what `report explain` says of it."""

from __future__ import annotations

from report.diagnostics.rulebook import load, metrics, prose, publish, render, standards, translation
from report.diagnostics.rulebook.rule import Rule

RULES: dict[str, Rule] = {
    rule.code: rule for part in (load, metrics, prose, standards, translation, render, publish) for rule in part.RULES
}

__all__ = ["RULES", "Rule"]
