"""Who may ask the preview for what.

The server listens on this machine only, but every page that a browser shows may send requests to it. So: a name that
anybody can point here is refused (DNS rebinding), nothing is changed but by POST, and a POST must come from the
preview's own page and carry its token.
"""

from __future__ import annotations

import hmac
import ipaddress
import socket
from dataclasses import dataclass, field
from secrets import token_urlsafe
from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

TOKEN_HEADER = "x-report-token"  # noqa: S105 - a name, no secret
LARGEST_POST = 4096
MESSAGES = "/messages"
LARGEST_MESSAGE = 256 * 1024
"""Bytes of a translation: a paragraph in several forms, each sign as an escape."""
HEADERS = {
    "cache-control": "no-cache",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}
"""Of every answer that does not say otherwise itself."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What this server answers to."""

    host: str = "127.0.0.1"
    """Where it listens."""
    token: str = field(repr=False, default_factory=token_urlsafe)

    @property
    def is_local(self) -> bool:
        """Whether only this machine can reach it."""
        return _is_loopback(self.host)

    def allows_host(self, header: str) -> bool:
        """Tell whether a request may name its host so.

        An address cannot be pointed elsewhere, a name can: only the machine's own are taken.

        >>> Rules().allows_host("localhost:8000"), Rules().allows_host("evil.example:8000")
        (True, False)
        """
        name = _name_of(header)
        if self.is_local:
            return _is_loopback(name)
        own = {self.host, socket.gethostname(), f"{socket.gethostname()}.local"}
        return name in own or _is_loopback(name) or _is_address(name)

    def allows_post(self, headers: Headers, scheme: str, largest: int = LARGEST_POST) -> bool:
        """Tell whether a POST comes from a page of this address, and is of the kind that only a script can send."""
        return (
            headers.get("origin") == f"{scheme}://{headers.get('host', '')}"
            and headers.get("content-type", "").partition(";")[0] == "application/json"
            and headers.get("content-length", "").isdecimal()
            and int(headers["content-length"]) <= largest
        )

    def knows(self, headers: Headers) -> bool:
        """Tell whether a request carries the token of this start of the preview."""
        return hmac.compare_digest(headers.get(TOKEN_HEADER, "").encode(), self.token.encode())


@dataclass(frozen=True, slots=True)
class Guard:
    """Lets through what the rules allow, and puts headers on what comes back."""

    app: ASGIApp
    rules: Rules

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request (ASGI)."""
        if scope["type"] != "http":
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        refusal = self._refusal(scope)
        await (refusal or self.app)(scope, receive, send_with_headers)

    def _refusal(self, scope: Scope) -> PlainTextResponse | None:
        headers = Headers(scope=scope)
        if not self.rules.allows_host(headers.get("host", "")):
            return PlainTextResponse("the preview is not known by this name\n", 403)
        client = (scope.get("client") or ("",))[0]
        is_message = scope["path"].startswith(MESSAGES)
        if is_message and not _is_loopback(client):
            return PlainTextResponse("only a browser on the machine of the preview can translate\n", 403)
        if scope["method"] in {"GET", "HEAD"}:
            return None
        if scope["method"] != "POST":
            return PlainTextResponse("only GET, HEAD and POST\n", 405, {"allow": "GET, HEAD, POST"})
        if not _is_loopback(client):
            return PlainTextResponse("only a browser on the machine of the preview can do this\n", 403)
        if not self.rules.allows_post(headers, scope["scheme"], LARGEST_MESSAGE if is_message else LARGEST_POST):
            return PlainTextResponse("this request does not come from the preview's own page\n", 403)
        if not self.rules.knows(headers):
            return PlainTextResponse("this page is of an earlier start of the preview; load it anew\n", 401)
        return None


def _name_of(header: str) -> str:
    """Return the name or address in a Host header, without the port.

    >>> _name_of("[::1]:8000"), _name_of("localhost:8000")
    ('::1', 'localhost')
    """
    if header.startswith("["):
        return header[1:].partition("]")[0]
    return header.partition(":")[0].lower()


def _is_loopback(name: str) -> bool:
    if name == "localhost":
        return True
    return _is_address(name) and ipaddress.ip_address(name).is_loopback


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
