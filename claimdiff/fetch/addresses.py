"""Which addresses may be asked: the web's own form of them, and machines that are on the public internet."""

import re
import socket
from collections.abc import Callable, Collection
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Any
from urllib.parse import quote, urlsplit, urlunsplit

from claimdiff.errors import FetchError

# The family and the socket address of a machine, and how a host and port lead to them.
Place = tuple[socket.AddressFamily, tuple[Any, ...]]
Resolver = Callable[[str, int], list[Place]]

DEFAULT_PORTS = {"http": 80, "https": 443}
# What may stand in a path or query as it is: the reserved characters of RFC 3986, and "%" of what is quoted already.
_SAFE = "%/:=&?~+!$,;'@()*[]|"
_HOST = re.compile(r"[\w.-]+", re.ASCII)
_NAT64 = IPv6Network("64:ff9b::/96")  # an IPv4 address in the last 32 bits (RFC 6052)


def normal_address(url: str) -> str:
    """The address as it is asked for: an ASCII host in lower case, other characters quoted, no fragment.

    FetchError for what is no address of the web, or holds a password.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = _ascii_host(parts.hostname or ""), parts.port
    except ValueError as error:  # a name that cannot be in UTF-8 or IDNA is one too
        raise FetchError(f"not an address that can be asked ({error}): mend it") from error
    if parts.scheme not in DEFAULT_PORTS or not host:
        raise FetchError("not an address of the web: only http:// and https:// are fetched")
    if parts.username is not None or parts.password is not None:
        raise FetchError("an address with a user name in it is not fetched: take it out")
    bracketed = f"[{host}]" if ":" in host else host
    place = bracketed if port in (None, DEFAULT_PORTS[parts.scheme]) else f"{bracketed}:{port}"
    return urlunsplit((parts.scheme, place, quote(parts.path or "/", _SAFE), quote(parts.query, _SAFE), ""))


def _ascii_host(host: str) -> str:
    """The name or address of a host in lower case, in the form that names with other letters have in DNS."""
    if ":" in host:
        return str(IPv6Address(host)).partition("%")[0]
    plain = host if host.isascii() else host.encode("idna").decode()
    if plain and not _HOST.fullmatch(plain):
        raise ValueError(f"no host has the name {plain!r}")
    return plain.lower()


def host_of(url: str) -> str:
    """The host of a normal address."""
    return urlsplit(url).hostname or ""


def site_of(url: str) -> str:
    """The host of an address without the "www." that outlets write or leave out, "" for what has none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def system_resolver(host: str, port: int) -> list[Place]:
    """The addresses that the operating system knows for a host."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys((family, place) for family, _, _, _, place in found))


def places_of(host: str, port: int, resolve: Resolver, private_hosts: Collection[str]) -> list[Place]:
    """The socket addresses of a host to connect to, and to none else: what is checked here is not looked up again.

    FetchError when it has none, or only ones in private networks and it is not among `private_hosts`.
    """
    try:
        found = resolve(host, port)
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise FetchError(f"no machine of the name {host} ({reason}): check the address", temporary=True) from error
    public = [place for place in found if host in private_hosts or is_public(str(place[1][0]))]
    if not public:
        where = ", ".join(sorted({str(place[1][0]) for place in found})) or "nowhere"
        raise FetchError(
            f"{host} is on a private network ({where}) and is not fetched: if it is meant, allow it with private-host"
        )
    return public


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet, also where it carries another one inside."""
    parsed = ip_address(address.partition("%")[0])
    inner = _carried(parsed) if isinstance(parsed, IPv6Address) else None
    if inner is not None:
        return is_public(str(inner))
    return parsed.is_global and not parsed.is_multicast


def _carried(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 address stands for, if it does."""
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFF_FFFF)
    return address.ipv4_mapped or address.sixtofour
