import gzip
import shutil
import socket
import ssl
import subprocess
import threading
import time
from contextlib import suppress
from dataclasses import replace

import brotli
import pytest

from claimdiff.errors import FetchError
from claimdiff.fetch.exchange import Network, ask
from tests.fetch.server import Reply

PAGE = "<p>El río creció.</p>".encode()


def drip(handler):
    """A byte now and then, for longer than anybody waits."""
    for _ in range(100):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.05)


def test_an_answer_has_status_headers_and_body(server, network):
    server.pages["/a?b=1"] = Reply(PAGE, headers={"ETag": '"v1"'})
    answer = ask(server.url("/a?b=1"), {"User-Agent": "claimdiff"}, network)
    assert (answer.status, answer.headers["etag"], answer.body, answer.whole) == (200, '"v1"', PAGE, True)
    (seen,) = server.seen
    assert seen.headers == {
        "host": f"127.0.0.1:{server.port}",
        "accept-encoding": "gzip, br",
        "connection": "close",
        "user-agent": "claimdiff",
    }


@pytest.mark.parametrize(
    ("encoding", "pack"), [("gzip", gzip.compress), ("br", brotli.compress), ("GZIP ", gzip.compress)]
)
def test_a_packed_body_is_unpacked(server, network, encoding, pack):
    server.pages["/"] = Reply(pack(PAGE), headers={"Content-Encoding": encoding})
    assert ask(server.url("/"), {}, network).body == PAGE


def test_a_body_in_chunks_is_read(server, network):
    def chunks(handler):
        handler.wfile.write(b"3\r\n<p>\r\n4\r\nhola\r\n0\r\n\r\n")

    server.pages["/"] = Reply(headers={"Transfer-Encoding": "chunked"}, raw=chunks)
    assert ask(server.url("/"), {}, network).body == b"<p>hola"


def test_of_a_damaged_packing_the_beginning_comes(server, network):
    text = b"".join(b"%d casas, " % number for number in range(9000))
    server.pages["/"] = Reply(gzip.compress(text)[:-3000], headers={"Content-Encoding": "gzip"})
    answer = ask(server.url("/"), {}, network)
    assert not answer.whole
    assert len(answer.body) > 1000
    assert text.startswith(answer.body)


@pytest.mark.parametrize("status", [301, 304, 404, 503])
def test_what_is_not_200_has_no_body(server, network, status):
    server.pages["/"] = Reply(b"" if status == 304 else b"x" * 10, status)
    answer = ask(server.url("/"), {}, network)
    assert (answer.status, answer.body) == (status, b"")


def endless(handler):
    while True:
        handler.wfile.write(b"\0" * 65_536)


@pytest.mark.parametrize(
    "reply",
    [
        Reply(b"\0" * 10_000_000),
        Reply(b"", headers={"Content-Length": "9999999999"}),
        Reply(raw=endless),
        Reply(gzip.compress(b"\0" * 10_000_000), headers={"Content-Encoding": "gzip"}),
        Reply(brotli.compress(b"\0" * 10_000_000, quality=5), headers={"Content-Encoding": "br"}),
    ],
    ids=["ten megabytes of nothing", "announced", "endless", "gzip bomb", "brotli bomb"],
)
def test_what_is_too_large_is_refused(server, network, reply):
    server.pages["/"] = reply
    with pytest.raises(FetchError, match=r"more than 1 MB|larger than 1 MB") as refused:
        ask(server.url("/"), {}, network)
    assert not refused.value.temporary


def fails(url, network):
    started = time.monotonic()
    with pytest.raises(FetchError) as failed:
        ask(url, {}, network)
    assert failed.value.temporary
    return str(failed.value).partition(":")[0], time.monotonic() - started


@pytest.mark.parametrize("headers", [{}, {"Content-Length": "500"}], ids=["without length", "with length"])
def test_a_slow_drip_is_cut(server, network, headers):
    server.pages["/"] = Reply(headers=headers, raw=drip)
    reason, seconds = fails(server.url("/"), network)
    assert reason == "not complete after 1 s"
    assert seconds < 2


def test_headers_that_drip_are_cut(network):
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve():
            connection, _ = listener.accept()
            with connection, suppress(OSError):
                for _ in range(100):
                    connection.send(b"H")
                    time.sleep(0.05)

        threading.Thread(target=serve, daemon=True).start()
        reason, seconds = fails(f"http://faro.example:{listener.getsockname()[1]}/", network)
    assert reason == "not complete after 1 s"
    assert seconds < 2


def test_a_server_that_says_nothing_is_left(server, network):
    server.pages["/"] = lambda seen: time.sleep(2) or Reply(PAGE)
    reason, seconds = fails(server.url("/"), network)
    assert reason == "does not answer in time"
    assert seconds < 1


def test_a_machine_that_is_not_there_is_told(network):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    assert fails(f"http://127.0.0.1:{port}/", network)[0] == "refuses the connection"
    assert fails("http://nada.invalid/", network)[0].startswith("no machine of the name nada.invalid")


def test_a_body_that_ends_early_is_no_answer(server, network):
    server.pages["/"] = Reply(PAGE, headers={"Content-Length": "500"})
    assert fails(server.url("/"), network)[0] == "the connection broke (ProtocolError)"


def test_what_is_not_http_is_no_answer(network):
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve():
            connection, _ = listener.accept()
            with connection:
                connection.recv(1000)
                connection.send(b"220 mail.example ESMTP\r\n")

        threading.Thread(target=serve, daemon=True).start()
        assert fails(f"http://127.0.0.1:{listener.getsockname()[1]}/", network)[0].startswith("the connection broke")


def test_https_with_a_server_that_speaks_none_is_no_answer(server, network):
    assert fails(server.url("/").replace("http:", "https:"), network)[0].startswith("the connection broke (SSLError")


@pytest.fixture
def certificate(tmp_path):
    """A key and a certificate for faro.example that nobody vouches for, in one file."""
    path = tmp_path / "faro.pem"
    command = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=faro.example"
    made = [*command.split(), "-addext", "subjectAltName=DNS:faro.example", "-keyout", path, "-out", tmp_path / "cert"]
    if shutil.which("openssl") is None:
        pytest.skip("no openssl to make a certificate with")
    subprocess.run(made, check=True, capture_output=True)
    path.write_bytes(path.read_bytes() + (tmp_path / "cert").read_bytes())
    return path


@pytest.fixture
def secure(server, certificate):
    """The server, speaking TLS."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    server.encrypt(context)
    server.pages["/"] = Reply(PAGE)
    return server


def https(server, host):
    return server.url("/", host).replace("http:", "https:")


def test_a_certificate_that_nobody_vouches_for_is_not_trusted(secure, network):
    assert fails(https(secure, "faro.example"), network)[0].startswith("its certificate cannot be trusted (self")
    assert secure.seen == []


def test_a_certificate_is_for_the_name_that_is_asked(secure, network, certificate, monkeypatch):
    trusting = ssl.create_default_context(cafile=certificate)
    monkeypatch.setattr("claimdiff.fetch.exchange._tls", lambda: trusting)
    assert ask(https(secure, "faro.example"), {}, network).body == PAGE
    reason, _ = fails(https(secure, "hora.example"), network)
    assert reason.startswith("its certificate cannot be trusted (Hostname mismatch")


def test_a_handshake_that_drips_is_cut(network):
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve():
            connection, _ = listener.accept()
            with connection, suppress(OSError):
                for byte in b"\x16\x03\x03\x40\x00" + b"\x02" * 100:
                    connection.send(bytes([byte]))
                    time.sleep(0.05)

        threading.Thread(target=serve, daemon=True).start()
        reason, seconds = fails(f"https://faro.example:{listener.getsockname()[1]}/", network)
    assert reason == "not complete after 1 s"
    assert seconds < 2


def test_loopback_is_refused_when_it_is_not_allowed(server, quick):
    with pytest.raises(FetchError, match=r"127.0.0.1 is on a private network \(127.0.0.1\)"):
        ask(server.url("/"), {}, Network(replace(quick, private_hosts=())))
    assert server.seen == []


def test_the_address_that_was_checked_is_the_one_that_is_asked(server, quick):
    """A name that leads elsewhere when it is looked up again is not looked up again."""
    looked_up = []

    def rebinding(host, port):
        looked_up.append(host)
        return [(socket.AF_INET, ("127.0.0.2" if len(looked_up) == 1 else "127.0.0.1", port))]

    assert fails(server.url("/", "trampa.example"), Network(quick, rebinding))[0] == "refuses the connection"
    assert (looked_up, server.seen) == (["trampa.example"], [])
