"""Stage 6, publish: finished outputs -> build/ and locale/. The only stage that writes."""

from report.publish.catalogs import publish_catalogs
from report.publish.release import guessed_pages, last_manifest, publish_release

__all__ = ["guessed_pages", "last_manifest", "publish_catalogs", "publish_release"]
