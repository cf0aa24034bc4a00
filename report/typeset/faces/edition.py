"""The faces of one edition."""

from __future__ import annotations

import hashlib
import struct
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from report.diagnostics import Diagnosed, Diagnostic, Span, did_you_mean
from report.model.font import embedding_refusal
from report.typeset.faces.characters import characters_of, code_characters
from report.typeset.faces.cutting import DamagedFaceError
from report.typeset.faces.harfbuzz import cutter
from report.typeset.faces.loading import FOLDER
from report.typeset.faces.machine import installed_faces, machine_family
from report.typeset.faces.stacks import MONOSPACE, stacks_of
from report.typeset.faces.store import RECIPE, Store, identity
from report.typeset.faces.variable import variable_face

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from report.cache import Ledger
    from report.model.composition import Composition
    from report.model.font import FontFile
    from report.typeset.faces.stacks import Stack

OWN = "content/fonts/"


@dataclass(frozen=True, slots=True)
class Origin:
    """A face before it is cut."""

    family: str
    """The name under which the style sheets ask for it."""
    path: str
    """A file of this machine, or of the project where `content` is given."""
    index: int
    place: Span
    content: bytes | None = None
    only: frozenset[str] | None = None
    """The characters that it may show; None: all."""


class Faces:
    """The faces that an edition's families have, cut to its characters."""

    def __init__(
        self,
        origins: Iterable[Origin],
        characters: frozenset[str],
        store: Store,
        *,
        keep_numbers: bool = False,
        known: Ledger[tuple[str, str, int]] | None = None,
    ) -> None:
        """`known` tells the name, the identity and the size of faces that were cut before."""
        self.origins = tuple(origins)
        self.known = known
        self.characters = characters
        self.store = store
        self.keep_numbers = keep_numbers
        self.rules: list[tuple[str, str]] = []
        self.files: dict[str, bytes] = {}
        """Name to content, of faces that were cut or read; those that were cut before lie in the store."""
        self.has_variable = False
        """Whether a face has axes, of which WeasyPrint makes a static one for each weight as it writes."""
        self.identities: dict[str, str] = {}
        """Name of a cut face to what it was cut from."""

    @property
    def assets(self) -> Iterator[tuple[str, bytes, str]]:
        """What the document may load: path, bytes, media type."""
        return ((FOLDER + name, content, "font/otf") for name, content in self.files.items())

    def cut(self, more: Iterable[str] = ()) -> tuple[Diagnostic, ...]:
        """Cut all faces, with more characters than before if need be; return what stands against it."""
        self.characters |= frozenset(more)
        self.rules, self.files, self.identities, problems = [], {}, {}, []
        read: dict[str, bytes] = {}
        for origin in self.origins:
            if self._is_known(origin):
                continue
            if origin.content is None and origin.path not in read:
                read = {origin.path: Path(origin.path).read_bytes()}  # one at a time: they are large
            content = origin.content if origin.content is not None else read[origin.path]
            characters = self.characters if origin.only is None else origin.only
            try:
                name, made = self.store.cut(content, origin.index, characters, keep_numbers=self.keep_numbers)
            except DamagedFaceError as error:
                problems.append(_refused("R110", origin, str(error)))
                continue
            if refusal := embedding_refusal(_rights(made)):
                problems.append(_refused("R111", origin, refusal))
                continue
            if slow := variable_face(origin.path, origin.place, made):
                problems.append(slow)
                self.has_variable = True
            self.rules.append((origin.family, name))
            self.files[name] = made
            self.identities[name] = identity(content, origin.index)
            if self.known is not None and origin.content is None and not slow:
                self.known.note(self._question(origin), (name, self.identities[name], len(made)))
        return tuple(problems)

    def _is_known(self, origin: Origin) -> bool:
        """Take a face that was cut before from the same file; its content is read by who sets with it."""
        if self.known is None or origin.content is not None:
            return False
        answer = self.known.known(self._question(origin))
        if answer is None or not self.store.holds(answer[0], answer[2]):
            return False
        self.rules.append((origin.family, answer[0]))
        self.identities[answer[0]] = answer[1]
        return True

    def _question(self, origin: Origin) -> tuple[str, ...]:
        """Return what the name of a cut face depends on; a font file that is written anew has another time."""
        characters = self.characters if origin.only is None else origin.only
        told = hashlib.sha256("".join(sorted(characters)).encode("utf-8", "surrogatepass")).hexdigest()
        status = Path(origin.path).stat()
        when = f"{status.st_size} {status.st_mtime_ns} {status.st_ino}"
        return origin.path, when, str(origin.index), str(self.keep_numbers), cutter(), RECIPE, told


def find_faces(
    composition: Composition,
    document: Span,
    folder: Path | None,
    *,
    keep_numbers: bool = False,
    known: Ledger[tuple[str, str, int]] | None = None,
) -> Diagnosed[Faces]:
    """Return the faces of an edition, cut; `folder` keeps them for the next build.

    With `keep_numbers` glyphs have the numbers of the fonts they come from. `known` keeps which faces were cut.
    """
    stacks = stacks_of(composition, document)
    problems: dict[str, Diagnostic] = {}
    origins: dict[tuple[str, str, int], Origin] = {}
    for stack in stacks:
        found = {family: _origins(family, stack, composition.fonts) for family in stack.families}
        lacking = [family for family in found if not found[family]]
        if lacking and (stack.every or len(lacking) == len(found)):
            for family in lacking:
                problems.setdefault(family, _missing(family, stack, composition))
        if not found:
            generic = stack.names[0]
            found = {generic: _of_machine(generic, stack, composition)}
            if not found[generic]:
                problems.setdefault(generic, _missing(generic, stack, composition))
        for each in chain.from_iterable(found.values()):
            origins[each.family.lower(), each.path, each.index] = each
    faces = Faces(origins.values(), characters_of(composition), Store(folder), keep_numbers=keep_numbers, known=known)
    told = tuple(problems.values())
    return Diagnosed(None, told) if any(d.is_error for d in told) else Diagnosed(faces, told + faces.cut())


def _origins(family: str, stack: Stack, own: tuple[FontFile, ...]) -> list[Origin]:
    """Return the faces of a family: the project's, or else the machine's."""
    found = [
        Origin(family, file.path, face.index, Span(file.path), file.content)
        for file in own
        for face in file.faces
        if family.lower() in map(str.lower, face.families)
    ]
    return found or [Origin(family, face.path, face.index, stack.place) for face in installed_faces(family)]


def _of_machine(generic: str, stack: Stack, composition: Composition) -> list[Origin]:
    """Return the faces that the machine has for a generic family, where a stack names no other."""
    only = code_characters(composition) if generic == MONOSPACE else None
    family = machine_family(generic, composition.language)
    faces = installed_faces(family) if family else ()
    return [Origin(generic, face.path, face.index, stack.place, only=only) for face in faces]


def _missing(family: str, stack: Stack, composition: Composition) -> Diagnostic:
    known = {name for file in composition.fonts for face in file.faces for name in face.families}
    otherwise = f"install it (`report doctor` knows the packaged design's), put its files in {OWN}, or name another"
    return Diagnostic(
        "R106",
        f"the font {family}, which the design names for {composition.language}, is neither installed nor in {OWN}",
        stack.place,
        did_you_mean(family, known, otherwise),
        stack.severity,
    )


def _refused(code: str, origin: Origin, reason: str) -> Diagnostic:
    shown = origin.path if origin.content is not None else Path(origin.path).name
    hint = f"replace the file of {origin.family}, or name another font"
    return Diagnostic(code, f"the font {shown} {reason}", origin.place, hint)


def _rights(font: bytes) -> int:
    """Return fsType of a font file's OS/2 table; 0, which allows everything, where it has none."""
    for number in range(struct.unpack_from(">H", font, 4)[0]):
        tag, _, offset, length = struct.unpack_from(">4sLLL", font, 12 + 16 * number)
        if tag == b"OS/2" and length > 10:  # noqa: PLR2004 - where fsType ends
            return int(struct.unpack_from(">H", font, offset + 8)[0])
    return 0
