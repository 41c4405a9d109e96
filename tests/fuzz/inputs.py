"""Inputs that are nearly right: a good one of each kind, cut, joined, doubled and spoilt in places."""

import gzip
import json

from hypothesis import strategies as st

TEXT = "MADRID, 3 mar. (EFE) La Fiscalía acusa a Alto Cobre de verter ácido en el río Lerma, lo que la empresa niega."
ROW = {"id": "a1", "outlet": "El Faro", "url": "https://faro.example/1", "published": "2026-01-30", "text": TEXT}
PAGE = (
    '<!doctype html><html lang="es"><head><title>Acusan a la minera</title><meta property="og:site_name" content="El '
    'Faro"><meta property="article:published_time" content="2026-01-30T08:00:00Z"><script type="application/ld+json">'
    '{"@type": "NewsArticle", "datePublished": "2026-01-30"}</script></head><body><article><h1>Acusan</h1>'
    f"<p>{TEXT}</p><p>Lea también: otra nota</p><p>«Es falso», dijo la empresa el martes.</p></article></body></html>"
)
GOOD = {
    ".jsonl": "\n".join(json.dumps(ROW | {"id": str(number)}, ensure_ascii=False) for number in range(3)).encode(),
    ".json": json.dumps({"articles": [ROW, ROW]}).encode("utf-16"),
    ".csv": f'id,outlet,date,text\n1,El Faro,2026-01-30,"{TEXT}"\n2,La Hora,,"Otro ""texto"" más"\n'.encode(),
    ".md": f"---\noutlet: El Faro\ndate: 2026-01-30\ntitle: 'Acusan'\n---\n\n# Acusan\n\n{TEXT}\n".encode(),
    ".txt": f"Foto: archivo\n\n{TEXT}\n\nComparte la nota\n\n{TEXT}\n".encode("latin-1"),
    ".html": PAGE.encode(),
}
PIECES = [
    *(b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xff", b"\xed\xa0\x80", b"\r\n", b"\r", b"\n", b"\n\n", b"\xe2\x80\xa8"),
    *(b"{", b"}", b"[", b"]", b'"', b"\\", b"\\ud800", b"null", b"1e999", b"-0", b"9" * 400, b'{"text":', b"[" * 999),
    *(b"---\n", b"outlet:", b"date: 0000-00-00", b"2026-13-45T99:99:99+99:99", b"https://[", b"%00", b","),
    *(
        b"<",
        b">",
        b"<!--",
        b"-->",
        b"<![CDATA[",
        b"</",
        b"<p>",
        b"<br>",
        b"&#x110000;",
        b"&amp;",
        b"<svg>",
        b"<a href=",
    ),
    *(text.encode() for text in ("\u202e", "İ", "ß", "ﬁ", "👩‍👩‍👧", "\u0301" * 20, "«", "”", "…", "\u00ad")),
]


@st.composite
def spoilt(draw: st.DrawFn, good: bytes) -> bytes:
    """The bytes with up to eight changes: pieces put in, stretches deleted, doubled or moved, bytes replaced."""
    data = good
    for _ in range(draw(st.integers(0, 8))):
        start, end = sorted(draw(st.tuples(*[st.integers(0, len(data))] * 2)))
        end = min(end, start + draw(st.sampled_from([0, 1, 3, 20, 10_000])))
        piece = draw(st.sampled_from(PIECES) | st.binary(max_size=6))
        match draw(st.sampled_from(["put", "put", "replace", "delete", "double"])):
            case "put":
                data = data[:start] + piece + data[start:]
            case "replace":
                data = data[:start] + piece + data[end:]
            case "delete":
                data = data[:start] + data[end:]
            case "double":
                data = data[:end] + data[start:]
    return data


@st.composite
def files(draw: st.DrawFn) -> tuple[str, bytes]:
    """The extension of a file and what is in it, now and then packed, and packed badly, or under a wrong name."""
    extension = draw(st.sampled_from(sorted(GOOD)))
    data = draw(spoilt(GOOD[extension]))
    name = draw(st.just(extension) | st.sampled_from([*sorted(GOOD), ""]))
    if draw(st.integers(0, 5)) == 0:
        packed = gzip.compress(data, mtime=0)
        data, name = draw(st.just(packed) | spoilt(packed)), f"{name}.gz"
    return name, data
