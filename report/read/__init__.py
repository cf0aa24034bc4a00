"""Stage 1, read: files on disk -> `Project`. The only stage that opens inputs."""

from typing import TYPE_CHECKING

from report.read.fingerprint import fingerprint
from report.read.folders import find_project

if TYPE_CHECKING:
    from report.read.project import read_project
else:

    def __getattr__(name: str) -> object:
        """Import the readers when they are asked for: to see that nothing has changed takes none of them."""
        if name == "read_project":
            from report.read.project import read_project  # noqa: PLC0415 - see above

            return read_project
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)


__all__ = ["find_project", "fingerprint", "read_project"]
