"""Stage 1, read: files on disk -> `Project`. The only stage that opens inputs."""

from typing import TYPE_CHECKING

from report.importing import importing
from report.read.fingerprint import fingerprint
from report.read.folders import find_project

if TYPE_CHECKING:
    from report.read.catalogs import catalog_folder
    from report.read.project import read_project
else:
    # When it is asked for: to see that nothing has changed takes none of the readers.
    __getattr__ = importing(__name__, {"catalog_folder": "catalogs", "read_project": "project"})


__all__ = ["catalog_folder", "find_project", "fingerprint", "read_project"]
