"""What a document may load: the pictures it was given, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from weasyprint.urls import URLFetcher, URLFetcherResponse

if TYPE_CHECKING:
    from collections.abc import Iterable

SCHEME = "asset:"


class AssetFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint is untyped
    """Serves `asset:` addresses from memory and refuses every other: no file, no network."""

    def __init__(self, pictures: Iterable[tuple[str, bytes, str]]) -> None:
        super().__init__(allowed_protocols=["asset"])
        self._pictures = {path: (content, media_type) for path, content, media_type in pictures}

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:  # noqa: ANN401, ARG002 - overrides
        """Return a picture.

        Raises ValueError, which WeasyPrint turns into a log message, for anything else.
        """
        path = unquote(url.removeprefix(SCHEME))
        if not url.startswith(SCHEME) or path not in self._pictures:
            message = f"the document asks for {url}, which is not one of the report's pictures"
            raise ValueError(message)
        content, media_type = self._pictures[path]
        return URLFetcherResponse(url, content, {"Content-Type": media_type})
