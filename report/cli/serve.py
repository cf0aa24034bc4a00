"""`report serve`: the preview in a browser."""

from __future__ import annotations

import errno
import socket
import sys
import webbrowser
from typing import TYPE_CHECKING

from report.cli.output import print_diagnostics
from report.cli.project import project_of
from report.diagnostics import Diagnostic, Span

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from report.serve.news import News

LIBRARIES = ("pypdfium2", "starlette", "uvicorn", "watchfiles")
"""What only this command needs."""
FIRST_PORT, PORTS = 8000, 20
"""Where no port is asked for, the first that is free."""


def run(arguments: argparse.Namespace) -> int:
    """Serve until a signal ends it; return 1 where that cannot begin."""
    root = project_of(arguments)
    try:
        from report.pipeline import Order  # noqa: PLC0415 - see below
        from report.serve.running import Listening, run_preview  # noqa: PLC0415 - what it imports may be missing
    except ModuleNotFoundError as error:
        missing = (error.name or "").partition(".")[0]
        if missing not in LIBRARIES:
            raise
        print_diagnostics([_not_installed(missing)], arguments.format, root)
        return 1
    try:
        listening = Listening(_listen(arguments.host, arguments.port), arguments.host)
    except OSError as error:
        print_diagnostics([_not_listening(arguments, error)], arguments.format, root)
        return 1
    address = _address(listening.socket, arguments.host)
    sys.stdout.write(f"preview of {root.name} at {address} (stop with Ctrl-C)\n")
    if not _is_local(arguments.host):
        sys.stdout.write("everybody in this network can read it\n")
    sys.stdout.flush()
    if arguments.open:
        webbrowser.open(address)
    order = Order(root, tuple(dict.fromkeys(arguments.lang)), pdf=not arguments.no_pdf, goal=arguments.goal)
    run_preview(order, listening, Telling(arguments.format, root))
    sys.stdout.write("stopped\n")
    return 0


class Telling:
    """Prints a line for each step of the work, and the problems whenever they have changed."""

    def __init__(self, style: str, root: Path) -> None:
        self._style = style
        self._root = root
        self._said: tuple[Diagnostic, ...] = ()

    def __call__(self, news: News) -> None:
        """Print what is new."""
        from report.serve.news import BEGUN, FAULT, PDF, REFUSED  # noqa: PLC0415 - see `run`

        if news.step == BEGUN:
            return
        if news.problems != self._said:
            self._said = news.problems
            print_diagnostics(news.problems, self._style, self._root)
        if self._style == "json":
            return
        if news.step == FAULT:
            sys.stdout.write(f"{news.fault}\n")
        elif news.step == REFUSED:
            sys.stdout.write("the last good state is still shown\n")
        elif news.step == PDF:
            sys.stdout.write(f"PDFs in {news.seconds:.1f} s, {_pages(news.changed_leaves, 'page')} changed\n")
        else:
            sys.stdout.write(f"website in {news.seconds:.1f} s, {_pages(len(news.changed), 'web page')} changed\n")
        sys.stdout.flush()


def _pages(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


def _listen(host: str, port: int | None) -> socket.socket:
    """Return a socket that listens.

    Raises OSError where the address or every port is taken, or the address is not this machine's.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    candidates = range(FIRST_PORT, FIRST_PORT + PORTS) if port is None else (port,)
    for candidate in candidates:
        try:
            return socket.create_server((host, candidate), family=family)
        except OSError as error:
            if error.errno != errno.EADDRINUSE or candidate == candidates[-1]:
                raise
    message = "no port to try"
    raise OSError(message)


def _address(listening: socket.socket, host: str) -> str:
    port = listening.getsockname()[1]
    shown = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - compared, not bound
    return f"http://[{shown}]:{port}/" if ":" in shown else f"http://{shown}:{port}/"


def _is_local(host: str) -> bool:
    from report.serve.guard import Rules  # noqa: PLC0415 - see `run`

    return Rules(host).is_local


def _not_installed(name: str) -> Diagnostic:
    hint = (
        f"run `{sys.executable} -m pip install {' '.join(LIBRARIES)}`; "
        "in a clone of the program, `make setup` brings them"
    )
    return Diagnostic("V105", f"the preview needs {name}, which is not installed", Span("report serve"), hint)


def _not_listening(arguments: argparse.Namespace, error: OSError) -> Diagnostic:
    place = f"{arguments.host}:{arguments.port or FIRST_PORT}"
    hint = "name another port with --port, or leave --port out: the first that is free is taken then"
    return Diagnostic("V104", f"cannot listen at {place}: {error.strerror or error}", Span("report serve"), hint)
