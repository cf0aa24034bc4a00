"""Numbers that are typed into texts instead of printed from metrics.

A figure of a text is ordinary language (two ways, 三方面), a date, an ordinal or a name; or it is a metric's, and is
reported with the expression to write; or it is accepted in content/literals.yaml; or it is reported as neither.
"""

from report.resolve.strays.check import check_strays

__all__ = ["check_strays"]
