"""The words that `report` understands."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from report import __version__
from report.model.goal import DRAFT, GOALS, REVIEW

if TYPE_CHECKING:
    from collections.abc import Sequence

FORMATS = ("full", "concise", "json", "github")
"""Ways to print problems, as report.diagnostics.format knows them."""


def parse_arguments(words: Sequence[str] | None) -> argparse.Namespace:
    """Return the parsed words; `module` names the module of report.cli that runs the command.

    Exits with 2 on wrong usage, as argparse does.
    """
    parser = argparse.ArgumentParser(
        prog="report", description="Make a typeset PDF and a website of a report, in every language of it."
    )
    parser.add_argument("--version", action="version", version=f"report {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _build(commands)
    _serve(commands)
    _check(commands)
    _catalogs(commands)
    _xliff(commands)
    _metrics(commands)
    _command(commands, "schemas", "schemas", "write JSON Schemas into .vscode/, for editors that check YAML")
    new = _command(commands, "new", "new", "make a small project that builds", project=False)
    new.add_argument("folder", type=Path, metavar="DIR", help="a folder that does not exist or is empty")
    explain = _command(commands, "explain", "explain", "say what a code means", project=False)
    explain.add_argument("code", metavar="CODE", help="for example M106; `all` lists every code")
    _command(commands, "doctor", "doctor", "say what this machine lacks, and how to get it", project=False)
    return parser.parse_args(words)


if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - argparse has no public name for it


def _command(
    commands: Commands, name: str, module: str, words: str, *, project: bool = True
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=words, description=words[:1].upper() + words[1:] + ".")
    parser.set_defaults(module=module)
    parser.add_argument("--traceback", action="store_true", help=argparse.SUPPRESS)
    if project:
        parser.add_argument(
            "--project",
            type=Path,
            default=Path(),
            metavar="DIR",
            help="the project's folder (default: the nearest above that holds content/report.yaml)",
        )
        parser.add_argument("--format", choices=FORMATS, default="full", help="how problems are printed")
    return parser


def _languages(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--lang", action="append", default=[], metavar="L", help="only this language; may be given more than once"
    )


def _build(commands: Commands) -> None:
    parser = _command(commands, "build", "build", "make the PDFs and the website")
    _languages(parser)
    parser.add_argument("--pdf", action="store_true", help="only the PDFs")
    parser.add_argument("--site", action="store_true", help="only the website")
    parser.add_argument(
        "--print", action="store_true", dest="printed", help="only the files for a printer: inside and cover"
    )
    parser.add_argument(
        "--goal",
        choices=GOALS,
        default=DRAFT,
        help="what to do about missing translations: show the source text (draft), list them too, in a proof of each "
        "language (review), or refuse (release)",
    )
    parser.add_argument("--jobs", type=int, default=0, metavar="N", help="processes for typesetting (default: cores)")
    parser.add_argument(
        "--cluster",
        metavar="ADDRESS",
        help="have a Dask cluster typeset, such as tcp://10.0.0.5:8786; it needs the same folders",
    )
    parser.add_argument(
        "--engine",
        choices=("galleys", "plain"),
        default="galleys",
        help="set PDFs in parts, and only those that changed, or each as a whole: the pages are the same",
    )


def _serve(commands: Commands) -> None:
    parser = _command(commands, "serve", "serve", "show the website and the PDFs in a browser, anew after each save")
    parser.add_argument(
        "--port", type=_port, metavar="N", help="the port to serve at (default: the first free from 8000)"
    )
    parser.add_argument(
        "--host", default="127.0.0.1", help="the address to serve at (default: 127.0.0.1, this machine only)"
    )
    _languages(parser)
    parser.add_argument(
        "--goal", choices=GOALS, default=DRAFT, help="the goal to begin with; the page can choose another"
    )
    parser.add_argument("--no-pdf", action="store_true", help="only the website")
    parser.add_argument("--open", action="store_true", help="open the browser")


def _port(word: str) -> int:
    """Return a port's number; 0 lets the system choose one."""
    if not (word.isdecimal() and int(word) < 65536):  # noqa: PLR2004 - the ports of TCP
        message = f"{word} is no port: 0 to 65535"
        raise argparse.ArgumentTypeError(message)
    return int(word)


def _check(commands: Commands) -> None:
    parser = _command(commands, "check", "check", "run every check, make nothing")
    _languages(parser)
    parser.add_argument("--goal", choices=GOALS, default=REVIEW, help="how strict to be (default: review)")


def _catalogs(commands: Commands) -> None:
    _command(commands, "extract", "catalogs", "write the messages of the project to locale/*.pot")
    update = _command(commands, "update", "catalogs", "bring the PO files up to date; no translation is lost")
    _languages(update)
    status = _command(commands, "status", "status", "show how far the translations are, and what is left")
    _languages(status)
    status.add_argument("--domain", action="append", default=[], metavar="D", help="only this domain; repeatable")
    status.add_argument("--messages", action="store_true", help="list every message that is missing or fuzzy")
    status.add_argument("--json", action="store_true", help="as JSON")


def _xliff(commands: Commands) -> None:
    parser = commands.add_parser("xliff", help="hand translations to agencies, and take them back")
    nested = parser.add_subparsers(dest="xliff_command", metavar="COMMAND")
    export = _command(nested, "export", "xliff", "write the messages as XLIFF 1.2, a file for each language and domain")
    export.add_argument("folder", type=Path, metavar="DIR", help="the folder to write to")
    _languages(export)
    export.add_argument("--domain", action="append", default=[], metavar="D", help="only this domain; repeatable")
    export.add_argument("--unfinished", action="store_true", help="only what is missing or fuzzy")
    back = _command(nested, "import", "xliff", "take translations that came back into the PO files")
    back.add_argument("files", type=Path, nargs="+", metavar="FILE", help="an XLIFF file, or a folder of them")
    back.add_argument("--yes", action="store_true", help="take the changes without asking")
    back.add_argument("--dry-run", action="store_true", help="only show the changes")
    parser.set_defaults(module="xliff", traceback=False, usage=parser.format_help)


def _metrics(commands: Commands) -> None:
    parser = commands.add_parser("metrics", help="list, trace, export and import figures")
    nested = parser.add_subparsers(dest="metrics_command", metavar="COMMAND")
    _metrics_list(_command(nested, "list", "metrics", "list figures: what they say, whose they are, how often printed"))
    trace = _command(nested, "trace", "metrics", "show all that is known of a figure, and every place that prints it")
    trace.add_argument("id", metavar="ID", help="for example dc.pue")
    trace.add_argument("--json", action="store_true", help="as JSON")
    export = _command(nested, "export", "metrics", "write the figures to an Excel file, one a row")
    export.add_argument("file", type=Path, metavar="FILE.xlsx", help="the file to write")
    back = _command(nested, "import", "metrics", "take changes from an exported Excel file into content/metrics/")
    back.add_argument("file", type=Path, metavar="FILE.xlsx", help="the file to read")
    back.add_argument("--yes", action="store_true", help="take the changes without asking")
    back.add_argument("--dry-run", action="store_true", help="only show the changes")
    parser.set_defaults(module="metrics", traceback=False, usage=parser.format_help)


def _metrics_list(parser: argparse.ArgumentParser) -> None:
    parser.description = "List the figures of which every given condition is true; without one, all."
    parser.add_argument("--unused", action="store_true", help="printed nowhere, in no language")
    parser.add_argument("--unapproved", action="store_true", help="not signed by the owner")
    parser.add_argument("--expired", action="store_true", help="signed, but no longer on the date of the report")
    parser.add_argument("--section", metavar="ID", help="printed in this section or below it")
    parser.add_argument("--chapter", metavar="ID", help="stated in this file or folder of content/metrics/")
    parser.add_argument("--owner", metavar="TEXT", help="whose owner, or else source, holds this text")
    parser.add_argument("--json", action="store_true", help="as JSON")
    parser.add_argument(
        "--lang", action="append", default=[], metavar="L", help="show the phrase in this language too; repeatable"
    )
