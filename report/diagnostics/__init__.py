"""Problems as values: where, what, and what to do about it.

Every stage returns a `Diagnosed` value: its result, if there is one, and all problems it met. Nothing here
prints, logs or reads a file.
"""

from report.diagnostics.diagnosed import Diagnosed
from report.diagnostics.diagnostic import Diagnostic, Severity
from report.diagnostics.rules import RULES, Rule
from report.diagnostics.span import Span
from report.diagnostics.suggest import closest, did_you_mean

__all__ = ["RULES", "Diagnosed", "Diagnostic", "Rule", "Severity", "Span", "closest", "did_you_mean"]
