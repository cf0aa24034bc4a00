"""The register: every figure of a report with the places that print it."""

from report.register.facts import summary
from report.register.rows import Words, make_register
from report.register.selection import Selection, sections_below, select
from report.register.trace import trace

__all__ = ["Selection", "Words", "make_register", "sections_below", "select", "summary", "trace"]
