"""Tells which web addresses, and which numbers behind them, dragoman may go to: public ones only."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import quote, urlsplit

from dragoman.errors import FetchRefused
from dragoman.text import visible

__all__ = ["Target", "is_public", "parse_address"]

MAX_LENGTH = 4000
"""Characters of an address."""
_PORTS = frozenset({80, 443, 8080, 8443})
_DEFAULT_PORTS = {"http": 80, "https": 443}
_SAFE = "/:?#[]@!$&'()*+,;=%~-._"
_EMBEDDING = IPv6Network("64:ff9b::/96")
"""Addresses of version 6 that stand for one of version 4, and that Python does not know as such."""


@dataclass(frozen=True, slots=True)
class Target:
    """An address taken apart: where to connect, and what to ask for there."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def origin(self) -> str:
        """Return scheme, host and port, which have one robots.txt."""
        return f"{self.scheme}://{self.host_header}"

    @property
    def host_header(self) -> str:
        """Return the host as it stands in a request."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _DEFAULT_PORTS[self.scheme] else f"{host}:{self.port}"


def parse_address(url: str) -> Target:
    """Return the parts of an address of the web.

    Raises:
        FetchRefused: it is none that dragoman goes to; names are not looked up yet.
    """
    shown = visible(url[:200])
    if len(url) > MAX_LENGTH:
        raise FetchRefused(f"{shown}...: longer than {MAX_LENGTH:,} characters; give a shorter address")
    if any(char.isspace() or not char.isprintable() or char == "\\" for char in url):
        raise FetchRefused(f"{shown}: has spaces, control characters or backslashes in it; correct the address")
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
        host = host.rstrip(".") if ":" in host else host.rstrip(".").encode("idna").decode("ascii")
    except (ValueError, UnicodeError) as error:
        raise FetchRefused(f"{shown}: no address of the web ({error}); correct it") from error
    if parts.scheme not in _DEFAULT_PORTS:
        raise FetchRefused(f"{shown}: only http and https are read; save the file and name it")
    if not host or "%" in host:
        raise FetchRefused(f"{shown}: names no host; correct the address")
    if parts.username is not None or parts.password is not None:
        raise FetchRefused(f"{shown}: has a user name in it; dragoman reads public pages only")
    port = _DEFAULT_PORTS[parts.scheme] if port is None else port
    if port not in _PORTS:
        raise FetchRefused(f"{shown}: port {port} is none of the web's; dragoman goes to 80, 443, 8080 and 8443")
    path = quote(parts.path or "/", safe=_SAFE) + (f"?{quote(parts.query, safe=_SAFE)}" if parts.query else "")
    return Target(parts.scheme, host, port, path)


def is_public(number: str) -> bool:
    """Tell whether an address of version 4 or 6 is one of the public Internet, and so is what it may stand for."""
    try:
        address = ip_address(number)
    except ValueError:
        return False
    return all(map(_is_global, (address, *_embedded(address))))


def _embedded(address: IPv4Address | IPv6Address) -> list[IPv4Address]:
    if isinstance(address, IPv4Address):
        return []
    inner = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in _EMBEDDING:
        inner.append(IPv4Address(int(address) & 0xFFFFFFFF))
    return [number for number in inner if number is not None]


def _is_global(address: IPv4Address | IPv6Address) -> bool:
    if isinstance(address, IPv6Address):
        if address.scope_id or address.is_site_local:
            return False
        if address.ipv4_mapped is not None or address in _EMBEDDING:
            return True  # judged by what it stands for
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)
