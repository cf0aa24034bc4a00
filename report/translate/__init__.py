"""Stage 3, translate: `Report` x `Catalog` -> `Edition`; and the way back, messages to POT and PO."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from report.translate.edition import translate_report
    from report.translate.extract import Extracted, extract_messages
    from report.translate.messages import INTERFACE, Message
    from report.translate.pofile import CatalogFile, update_catalog, write_template
    from report.translate.status import DomainStatus, count_messages
else:
    _MODULES = {
        "INTERFACE": "messages",
        "CatalogFile": "pofile",
        "DomainStatus": "status",
        "Extracted": "extract",
        "Message": "messages",
        "count_messages": "status",
        "extract_messages": "extract",
        "translate_report": "edition",
        "update_catalog": "pofile",
        "write_template": "pofile",
    }

    def __getattr__(name: str) -> object:
        """Import a module when it is asked for: a build needs neither PO files written nor messages extracted."""
        if name in _MODULES:
            found = globals()[name] = getattr(import_module(f"report.translate.{_MODULES[name]}"), name)
            return found
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)


__all__ = [
    "INTERFACE",
    "CatalogFile",
    "DomainStatus",
    "Extracted",
    "Message",
    "count_messages",
    "extract_messages",
    "translate_report",
    "update_catalog",
    "write_template",
]
