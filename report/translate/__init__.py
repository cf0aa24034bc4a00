"""Stage 3, translate: `Report` x `Catalog` -> `Edition`; and the way back, messages to POT and PO."""

from typing import TYPE_CHECKING

from report.importing import importing

if TYPE_CHECKING:
    from report.translate.edition import translate_report
    from report.translate.extract import Extracted, extract_messages
    from report.translate.messages import INTERFACE, Message
    from report.translate.pofile import CatalogFile, update_catalog, write_template
    from report.translate.status import DomainStatus, count_messages
else:
    # When they are asked for: a build needs neither PO files written nor messages extracted.
    __getattr__ = importing(
        __name__,
        {
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
        },
    )


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
