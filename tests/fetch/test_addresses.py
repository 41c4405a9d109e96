import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.errors import FetchError
from claimdiff.fetch.addresses import is_public, normal_address, places_of, site_of


@pytest.mark.parametrize(
    ("url", "normal"),
    [
        ("https://Faro.Example/Nota?id=1#inicio", "https://faro.example/Nota?id=1"),
        ("http://faro.example:80", "http://faro.example/"),
        ("https://faro.example:8443/a b", "https://faro.example:8443/a%20b"),
        ("https://faro.example/política/ñ?q=á%20b", "https://faro.example/pol%C3%ADtica/%C3%B1?q=%C3%A1%20b"),
        (" https://diarioñ.example/x\n", "https://xn--diario-1wa.example/x"),
        ("http://[2001:DB8::1]:8080/", "http://[2001:db8::1]:8080/"),
    ],
)
def test_an_address_has_one_form(url, normal):
    assert normal_address(url) == normal
    assert normal_address(normal) == normal


@pytest.mark.parametrize(
    "url",
    [
        "ftp://faro.example/x",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "faro.example/x",
        "",
        "http://",
        "http://faro.example:puerto/",
        "http://[::1/",
        "https://ana:clave@faro.example/",
        "https://" + "ñ" * 70 + ".example/",
    ],
)
def test_what_is_no_address_of_the_web_is_refused(url):
    with pytest.raises(FetchError):
        normal_address(url)


@given(st.text(max_size=40), st.sampled_from(["", "http://", "https://", "http://[", "http://a.example/"]))
def test_no_text_breaks_it_and_what_is_taken_is_plain_and_stays(text, start):
    try:
        normal = normal_address(start + text)
    except FetchError:
        return
    assert normal.isascii()
    assert normal.isprintable()
    assert " " not in normal
    assert normal_address(normal) == normal


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "127.8.8.8", "10.0.0.7", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1"),
        *("0.0.0.0", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1%eth0", "fc00::1", "ff02::1"),
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:7f00:1::"),
    ],
)
def test_addresses_of_no_public_network_are_told(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f::1", "::ffff:93.184.215.14"])
def test_addresses_of_the_internet_are_public(address):
    assert is_public(address)


def resolver(*addresses):
    return lambda host, port: [(socket.AF_INET, (address, port)) for address in addresses]


def test_of_the_addresses_of_a_name_only_the_public_ones_are_used():
    found = places_of("faro.example", 443, resolver("10.0.0.1", "93.184.215.14"), ())
    assert found == [(socket.AF_INET, ("93.184.215.14", 443))]


def test_a_name_that_leads_into_a_private_network_is_refused_unless_it_is_allowed():
    with pytest.raises(FetchError, match=r"faro.example is on a private network \(10.0.0.1\)"):
        places_of("faro.example", 80, resolver("10.0.0.1"), ("otro.example",))
    assert places_of("faro.example", 80, resolver("10.0.0.1"), ("faro.example",)) == [
        (socket.AF_INET, ("10.0.0.1", 80))
    ]


def test_a_site_is_the_same_with_and_without_www():
    assert site_of("https://www.faro.example/a") == site_of("http://faro.example:8080") == "faro.example"
    assert site_of("http://[::1/") == ""
