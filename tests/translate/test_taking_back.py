"""Laws of the way to an agency and back, for any catalogs."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from report.po import PoDocument, PoEntry, Previous, parse_po, write_po
from report.translate.handing import CODES, units_of
from report.translate.taking_back import Why, take_back
from report.xliff import Unit, XliffFile, parse_xliff, write_xliff

DOMAINS = ("year", "trust")
TEXTS = st.text(st.sampled_from('甲乙ab。<&]{}*[]()"\\\n\t '), min_size=1, max_size=8)


@st.composite
def entries(draw: st.DrawFn) -> PoEntry:
    """Return a message as it may stand in a file."""
    plural = draw(st.none() | TEXTS)
    forms = 2 if plural else 1
    is_done = draw(st.booleans())
    strings = tuple(draw(st.lists(TEXTS, min_size=forms, max_size=forms))) if is_done else ("",) * forms
    fuzzy = is_done and draw(st.booleans())
    previous = Previous(draw(TEXTS), None, draw(TEXTS) if plural else None) if fuzzy and draw(st.booleans()) else None
    obsolete = is_done and draw(st.booleans())
    context = draw(st.sampled_from([None, "c", "d"]))
    flags = ("fuzzy",) if fuzzy else ()
    return PoEntry(draw(TEXTS), strings, context, plural, flags=flags, previous=previous, obsolete=obsolete)


CATALOGS = st.fixed_dictionaries({
    domain: st.lists(entries(), max_size=5, unique_by=lambda entry: entry.key).map(
        lambda found: PoDocument(entries=tuple(found))
    )
    for domain in DOMAINS
})  # fmt: skip


def there_and_back(catalogs: dict[str, PoDocument]) -> list[Unit]:
    """Return the units of all messages, written and read."""
    files = [XliffFile(name, "zh", "en", units_of(name, each, unfinished=False)) for name, each in catalogs.items()]
    return [unit for file in parse_xliff(write_xliff(files, CODES).encode()) for unit in file.units]


@given(CATALOGS)
@settings(max_examples=40, deadline=None)
def test_what_went_out_changes_nothing(catalogs: dict[str, PoDocument]) -> None:
    """Whatever contexts, plural forms, previous texts and obsolete messages there are."""
    assert take_back(catalogs, there_and_back(catalogs)) == take_back(catalogs, [])


@given(CATALOGS, st.data())
@settings(max_examples=40, deadline=None)
def test_one_translation_changes_one_message(catalogs: dict[str, PoDocument], data: st.DataObject) -> None:
    """All other messages, and all else of this one, stay; a file that says the same is not written."""
    units = [unit for unit in there_and_back(catalogs) if unit.id.count("-") == 1]  # those with one form
    if not units:
        return
    unit = data.draw(st.sampled_from(units))
    text = unit.target + "x"
    returned = take_back(catalogs, [replace(each, target=text) if each is unit else each for each in units])
    assert returned.left == ()
    ((domain, document),) = returned.documents.items()
    pairs = list(zip(catalogs[domain].entries, document.entries, strict=True))
    ((before, after),) = [(old, new) for old, new in pairs if old != new]
    assert (before.msgid, before.msgstrs, after.msgstrs) == (unit.source, (unit.target,), (text,))
    assert (after.fuzzy, after.previous) == (before.fuzzy, before.previous if before.fuzzy else None)
    assert parse_po(write_po(document)).entries


@given(CATALOGS, CATALOGS)
@settings(max_examples=40, deadline=None)
def test_no_translation_is_ever_lost(catalogs: dict[str, PoDocument], others: dict[str, PoDocument]) -> None:
    """What comes back of one state, taken into another: each message has its own translation, or the agency's."""
    units = [replace(unit, target=unit.target and f"{unit.target}x") for unit in there_and_back(others)]
    returned = take_back(catalogs, units)
    told = {id(taken.before) for taken in returned.taken}
    given_back = {unit.target for unit in units}
    for domain, document in returned.documents.items():
        for old, new in zip(catalogs[domain].entries, document.entries, strict=True):
            assert old.key == new.key
            assert old == new or (id(old) in told and set(new.msgstrs) <= given_back and all(new.msgstrs))
    assert all(left.entry is None for left in returned.left if left.why is Why.UNKNOWN)
