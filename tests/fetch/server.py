"""A real HTTP server on loopback whose pages are functions."""

import ssl
import threading
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Reply:
    """What is sent. `raw` writes the body itself, to the handler, after the headers."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    raw: Callable[[BaseHTTPRequestHandler], None] | None = None


@dataclass(frozen=True)
class Seen:
    """A request as it came."""

    host: str
    path: str
    headers: dict[str, str]


Page = Reply | Callable[[Seen], Reply]


def web_page(title: str, body: str, *, head: str = "", lang: str = "es") -> Reply:
    """A page of news in which the article can be found: three paragraphs of the body, each with a number."""
    text = "".join(f"<p>{body} Es el párrafo {number} de «{title}».</p>" for number in range(3))
    article = f"<article><h1>{title}</h1>{text}</article>"
    html = f"<html lang='{lang}'><head><title>{title}</title>{head}</head><body>{article}</body></html>"
    return Reply(html.encode(), headers={"Content-Type": "text/html; charset=utf-8"})


def rss(*items: str | tuple[str, str], head: str = "<rss version='2.0'>") -> Reply:
    """A feed of paths, each with its date (RFC 822) or that of 30 January 2026."""
    pairs = [item if isinstance(item, tuple) else (item, "Fri, 30 Jan 2026 10:00:00 GMT") for item in items]
    parts = [
        f"<title>{path}</title><link>{path}</link>" + (f"<pubDate>{at}</pubDate>" if at else "") for path, at in pairs
    ]
    text = f"{head}<channel><title>x</title>{''.join(f'<item>{part}</item>' for part in parts)}</channel></rss>"
    return Reply(text.encode(), headers={"Content-Type": "application/rss+xml; charset=utf-8"})


def sitemap(*items: tuple[str, str], kind: str = "urlset") -> Reply:
    """A sitemap, or an index, of addresses with their last change (ISO 8601, "" for none)."""
    name = "url" if kind == "urlset" else "sitemap"
    parts = [f"<loc>{url}</loc>" + (f"<lastmod>{at}</lastmod>" if at else "") for url, at in items]
    text = f"<{kind} xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>" + "".join(
        f"<{name}>{part}</{name}>" for part in parts
    )
    return Reply(f"{text}</{kind}>".encode(), headers={"Content-Type": "application/xml"})


def with_etag(reply: Reply, etag: str) -> Page:
    """The same under an ETag: 304 for whoever has it already."""

    def answer(seen: Seen) -> Reply:
        if seen.headers.get("if-none-match") == etag:
            return Reply(status=304, headers={"ETag": etag})
        return replace(reply, headers=reply.headers | {"ETag": etag})

    return answer


class Server:
    """Serves `pages` by host and path ("path" alone for any host), 404 for the rest; keeps what was asked."""

    def __init__(self) -> None:
        self.pages: dict[str, Page] = {}
        self.seen: list[Seen] = []
        self.most_at_once: dict[str, int] = defaultdict(int)
        self._now: dict[str, int] = defaultdict(int)
        self._lock = threading.Lock()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                outer.answer(self)

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        class Listener(ThreadingHTTPServer):
            daemon_threads = True
            request_queue_size = 512

            def handle_error(self, *_: object) -> None:
                """Clients that hang up are what is tested."""

        self._listener = Listener(("127.0.0.1", 0), Handler)
        self.port = self._listener.server_address[1]
        self._thread = threading.Thread(target=self._listener.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def encrypt(self, context: ssl.SSLContext) -> None:
        """Speak TLS from now on."""
        self._listener.socket = context.wrap_socket(self._listener.socket, server_side=True)

    def paths(self) -> list[str]:
        """The paths that were asked for in order, robots.txt left out."""
        return [seen.path for seen in self.seen if seen.path != "/robots.txt"]

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        headers = {name.lower(): value for name, value in handler.headers.items()}
        seen = Seen(headers.get("host", "").partition(":")[0], handler.path, headers)
        with self._lock:
            self.seen.append(seen)
            self._now[seen.host] += 1
            self.most_at_once[seen.host] = max(self.most_at_once[seen.host], self._now[seen.host])
        page = self.pages.get(f"{seen.host}{seen.path}") or self.pages.get(seen.path, Reply(status=404))
        reply = page if isinstance(page, Reply) else page(seen)
        self._send(handler, reply, seen.host)

    def _send(self, handler: BaseHTTPRequestHandler, reply: Reply, host: str) -> None:
        """Send all but the last byte, count the request as done, then end it: the client may ask again at once."""
        handler.close_connection = True
        handler.send_response(reply.status)
        given = {name.lower() for name in reply.headers}
        if reply.raw is None and not given & {"content-length", "transfer-encoding"}:
            handler.send_header("Content-Length", str(len(reply.body)))
        for name, value in reply.headers.items():
            handler.send_header(name, value)
        start, end = reply.body[:-1], reply.body[-1:]
        try:
            if reply.raw or end:
                handler.end_headers()
            if reply.raw:
                reply.raw(handler)
            handler.wfile.write(start)
        finally:
            with self._lock:
                self._now[host] -= 1
        if not reply.raw and not end:
            handler.end_headers()
        handler.wfile.write(end)

    def close(self) -> None:
        self._listener.shutdown()
        self._listener.server_close()
        self._thread.join()
