"""Stage 6, publish: finished outputs -> build/, locale/ and content/metrics/. The only stage that writes."""

from report.publish.build import recover_outputs
from report.publish.figures import publish_figures, publish_workbook
from report.publish.files import publish_files, recover_files
from report.publish.record import build_standing, keep_record, standing_problems
from report.publish.release import guessed_pages, last_manifest, publish_release, standing_pdfs

__all__ = [
    "build_standing",
    "guessed_pages",
    "keep_record",
    "last_manifest",
    "publish_figures",
    "publish_files",
    "publish_release",
    "publish_workbook",
    "recover_files",
    "recover_outputs",
    "standing_pdfs",
    "standing_problems",
]
