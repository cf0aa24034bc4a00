"""Stage 6, publish: finished outputs -> build/ and locale/. The only stage that writes."""

from report.publish.build import recover_outputs
from report.publish.catalogs import publish_catalogs
from report.publish.record import is_up_to_date, keep_record
from report.publish.release import guessed_pages, last_manifest, publish_release, standing_pdfs

__all__ = [
    "guessed_pages",
    "is_up_to_date",
    "keep_record",
    "last_manifest",
    "publish_catalogs",
    "publish_release",
    "recover_outputs",
    "standing_pdfs",
]
