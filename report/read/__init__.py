"""Stage 1, read: files on disk -> `Project`. The only stage that opens inputs."""

from report.read.fingerprint import fingerprint
from report.read.project import find_project, read_project

__all__ = ["find_project", "fingerprint", "read_project"]
