"""Stage 3, translate: `Report` x `Catalog` -> `Edition`; and the way back, messages to POT and PO."""

from report.translate.edition import translate_report
from report.translate.extract import Extracted, extract_messages
from report.translate.messages import INTERFACE, Message
from report.translate.pofile import CatalogFile, update_catalog, write_template
from report.translate.status import DomainStatus, count_messages

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
