"""Other machines that typeset: a Dask cluster behind `concurrent.futures.Executor`."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from report.diagnostics import Diagnostic, Span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Executor

PLACE = Span("--cluster")


class NoClusterError(Exception):
    """There is no cluster to be had; the diagnostic says why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


@contextmanager
def cluster_executor(address: str) -> Iterator[Executor]:
    """Yield an executor that hands jobs to a cluster.

    Raises NoClusterError where the library is missing, or nobody answers at the address.
    """
    try:
        from distributed import Client  # noqa: PLC0415 - an extra, which takes a second to import
    except ModuleNotFoundError as error:
        hint = "install it beside report: pip install 'distributed>=2026.1'"
        raise NoClusterError(Diagnostic("V107", "Dask is not installed", PLACE, hint)) from error
    try:
        client = Client(address, timeout="5s", set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        hint = "look whether `dask scheduler` runs there, and write the address that it prints"
        problem = Diagnostic("V107", f"no cluster answers at {address}", PLACE, hint)
        raise NoClusterError(problem) from error
    with client:
        yield client.get_executor(pure=True)
