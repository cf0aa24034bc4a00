"""Stage 3, translate: `Report` x `Catalog` -> `Edition`; and the way back, messages to POT and PO."""

from typing import TYPE_CHECKING

from report.importing import importing

if TYPE_CHECKING:
    from report.translate.beside import Surroundings, surroundings_of
    from report.translate.deriving import derive_catalogs
    from report.translate.edition import translate_report
    from report.translate.extract import Extracted, extract_messages
    from report.translate.messages import INTERFACE, Message
    from report.translate.overrides import own_documents
    from report.translate.pofile import forms_of, says_the_same, template_document, written
    from report.translate.status import DomainStatus, Unfinished, count_messages, domains_of
    from report.translate.updating import update_documents
else:
    # When they are asked for: a build needs neither PO files written nor messages extracted.
    __getattr__ = importing(
        __name__,
        {
            "INTERFACE": "messages",
            "DomainStatus": "status",
            "Extracted": "extract",
            "Message": "messages",
            "Surroundings": "beside",
            "Unfinished": "status",
            "count_messages": "status",
            "domains_of": "status",
            "derive_catalogs": "deriving",
            "extract_messages": "extract",
            "forms_of": "pofile",
            "own_documents": "overrides",
            "says_the_same": "pofile",
            "surroundings_of": "beside",
            "translate_report": "edition",
            "template_document": "pofile",
            "update_documents": "updating",
            "written": "pofile",
        },
    )


__all__ = [
    "INTERFACE",
    "DomainStatus",
    "Extracted",
    "Message",
    "Surroundings",
    "Unfinished",
    "count_messages",
    "derive_catalogs",
    "domains_of",
    "extract_messages",
    "forms_of",
    "own_documents",
    "says_the_same",
    "surroundings_of",
    "template_document",
    "translate_report",
    "update_documents",
    "written",
]
