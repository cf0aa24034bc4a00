"""Stage 1, read: files on disk -> `Project`. The only stage that opens inputs."""

from typing import TYPE_CHECKING

from report.importing import importing
from report.read.fingerprint import fingerprint
from report.read.folders import find_project

if TYPE_CHECKING:
    from report.read.project import read_project
else:
    # When it is asked for: to see that nothing has changed takes none of the readers.
    __getattr__ = importing(__name__, {"read_project": "project"})


__all__ = ["find_project", "fingerprint", "read_project"]
