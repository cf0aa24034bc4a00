"""Stage 2, resolve: `Project` -> `Report`. Every reference is looked up, every number of a caption given."""

from report.resolve.report import resolve_project

__all__ = ["resolve_project"]
