"""A real HTTP server on loopback whose pages are functions."""

import threading
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
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
        try:
            self._send(handler, reply)
        finally:
            with self._lock:
                self._now[seen.host] -= 1

    def _send(self, handler: BaseHTTPRequestHandler, reply: Reply) -> None:
        handler.close_connection = True
        handler.send_response(reply.status)
        given = {name.lower() for name in reply.headers}
        if reply.raw is None and not given & {"content-length", "transfer-encoding"}:
            handler.send_header("Content-Length", str(len(reply.body)))
        for name, value in reply.headers.items():
            handler.send_header(name, value)
        handler.end_headers()
        if reply.raw:
            reply.raw(handler)
        else:
            handler.wfile.write(reply.body)

    def close(self) -> None:
        self._listener.shutdown()
        self._listener.server_close()
        self._thread.join()
