"""The table of rules: a permanent code and slug for every problem, with what `report explain` says of it."""

from __future__ import annotations

from report.diagnostics.rulebook import exchange, load, metrics, prose, publish, render, standards, translation, wording
from report.diagnostics.rulebook.rule import Rule

PARTS = (load, metrics, prose, standards, translation, wording, exchange, render, publish)
RULES: dict[str, Rule] = {rule.code: rule for part in PARTS for rule in part.RULES}

__all__ = ["RULES", "Rule"]
