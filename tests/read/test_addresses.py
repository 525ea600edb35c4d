"""Tests of which addresses dragoman goes to."""

from __future__ import annotations

import pytest

from dragoman.errors import FetchRefused
from dragoman.read.addresses import is_public, parse_address


@pytest.mark.parametrize(
    "number", ["93.184.216.34", "1.1.1.1", "2606:4700::1111", "::ffff:93.184.216.34", "64:ff9b::5db8:d822"]
)
def test_public_numbers(number: str) -> None:
    assert is_public(number)


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1", "127.255.255.254", "0.0.0.0",  # noqa: S104
        "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1",
        "169.254.169.254", "100.64.0.1", "100.127.255.255", "192.0.0.1", "192.0.2.1", "198.18.0.1", "198.51.100.1",
        "203.0.113.1", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255",
        "::", "::1", "fe80::1", "fe80::1%eth0", "fec0::1", "fc00::1", "fd12:3456::1", "ff02::1", "2001:db8::1",
        "100::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::127.0.0.1", "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "2002:7f00:1::1", "2002:a00:1::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2",
        "2001:0:7f00:1::1", "localhost", "", "1.2.3", "0x7f000001", "2130706433",
    ],
)  # fmt: skip
def test_numbers_that_are_not_public(number: str) -> None:
    assert not is_public(number)


@pytest.mark.parametrize(
    ("url", "parts"),
    [
        ("https://example.org", ("https", "example.org", 443, "/", "example.org")),
        (
            "HTTP://Example.ORG:8080/a b?c=d#e".replace(" ", "%20"),
            ("http", "example.org", 8080, "/a%20b?c=d", "example.org:8080"),
        ),
        ("https://example.org:443/a", ("https", "example.org", 443, "/a", "example.org")),
        ("https://example.org./ä?q=ö", ("https", "example.org", 443, "/%C3%A4?q=%C3%B6", "example.org")),
        ("https://münchen.example/", ("https", "xn--mnchen-3ya.example", 443, "/", "xn--mnchen-3ya.example")),
        ("http://[2606:4700::1111]/", ("http", "2606:4700::1111", 80, "/", "[2606:4700::1111]")),
    ],
)
def test_addresses_taken_apart(url: str, parts: tuple[str, str, int, str, str]) -> None:
    target = parse_address(url)
    assert (target.scheme, target.host, target.port, target.path, target.host_header) == parts


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("ftp://example.org/", "only http and https"),
        ("file:///etc/passwd", "only http and https"),
        ("gopher://example.org", "only http and https"),
        ("javascript:alert(1)", "only http and https"),
        ("//example.org/", "only http and https"),
        ("https://", "names no host"),
        ("https:///path", "names no host"),
        ("https://user@example.org/", "has a user name"),
        ("https://user:secret@example.org/", "has a user name"),
        ("https://example.org:22/", "port 22 is none of the web's"),
        ("https://example.org:99999/", "no address of the web"),
        ("https://example.org:x/", "no address of the web"),
        ("https://[::1", "no address of the web"),
        ("https://[fe80::1%25eth0]/", "names no host"),
        ("https://exa mple.org/", "has spaces"),
        ("https://example.org/\r\nHost: other", "has spaces"),
        ("https://example.org/\u202e", "has spaces"),
        ("https://example.org\\@127.0.0.1/", "has spaces, control characters or backslashes"),
        ("https://" + "a" * 300 + ".org/", "no address of the web"),
        ("https://example.org/" + "a" * 5000, "longer than 4,000 characters"),
    ],
)
def test_addresses_that_are_refused(url: str, reason: str) -> None:
    with pytest.raises(FetchRefused, match=reason):
        parse_address(url)
