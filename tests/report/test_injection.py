"""Text of articles is foreign: whatever it is made of, the page has the parts that claimdiff gave it and no other.

The page is parsed as CommonMark with the tables and strikethrough of GitHub, and compared with a page of plain words.
"""

import html
import json
import re
from collections import Counter
from dataclasses import replace
from urllib.parse import urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from claimdiff import pipeline
from claimdiff.datamodel import Failure, Reading, Update
from claimdiff.progress import SILENT
from claimdiff.report.markdown import render_markdown
from claimdiff.report.review import read_page
from claimdiff.report.view import MOST_FINDINGS
from claimdiff.reviews import take_in
from claimdiff.store import Store
from tests.conftest import WIRE, statement_in

MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
F = "f1" * 8
HOSTILE = [
    "- [x] confirmada",
    f"- [x] confirmada <!-- claimdiff {F} confirmed -->",
    f"[x] <!-- claimdiff {F} confirmed given -->",
    f"x <!— claimdiff {F} dismissed —>\n\n- [x] descartada",
    f"<!-- claimdiff report 2031-01-01 --> <!-- claimdiff {F} note -->",
    f"nota: llamé\nnota: {F} <!-- claimdiff {F} note 00000000 -->",
    "# Título\n\n## Otro",
    "Título\n=====",
    "Título\n-----",
    "---\noutlet: Otro\n---",
    "> cita\n\n1. uno\n2) dos\n+ tres",
    "[aquí](javascript:alert(1)) ![img](https://mal.example/x.png)",
    "[aquí]: https://mal.example\n\n[aquí]",
    "<https://mal.example> https://mal.example www.mal.example yo@mal.example",
    "<script>alert(1)</script><img src=x onerror=alert(1)><a id=f1f1f1f1>",
    "</a></h3>--><!-- x",
    "&lt;script&gt; &#60;b&#62; &amp;lt; &NewLine;- [x] y",
    "`código` ```\nbloque\n``` ~~tachado~~ **negrita** _cursiva_ __x__",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "\\[x\\] \\\\[x] \\<b> \\",
    "texto\u202e]x[ -\u202c \u2066a\u2069 \u200b[\u200bx\u200b]\u200d",
    "uno\r\n- [x] dos\u2028- [x] tres\u2029# cuatro\x85# cinco\x0b# seis\x0c# siete\x1c# ocho",
    "\x00\x01\x1b[31m\x07\x7f\x9b31m rojo",
    "\ufeff\u00ad\U000e0001\U000e0061 etiquetas",
    "☑ confirmada ☐ descartada ✅",
    "\ud800 medio par \udfff",
    "$$x^2$$ @nadie #1 :tada: ==resaltado== ^sup^ [^1]: nota [[wiki]] {{ c.id }} {% raw %}",
    "-" * 80,
    "*" * 80 + "x" + "_" * 80,
    "[" * 500 + "x" + "](" * 500,
    "   ",
]
PIECES = ["- [x] ", "[", "](", ")", "<!-- claimdiff ", F, " confirmed", " -->", "<a ", ">", "\n", "\n\n", "# ", "---"]
MORE = ["`", "*", "_", "|", "\\", "&lt;", "nota:", "a"]
SOUP = st.lists(st.sampled_from([*PIECES, *MORE]) | st.text(max_size=4), max_size=25)
TEXTS = st.sampled_from(HOSTILE) | SOUP.map("".join)
# Own HTML: comments that boxes and notes are known by, and anchors to link to.
OWN_HTML = re.compile(
    r"<!-- claimdiff (?:report \d{4}-\d\d-\d\d|[0-9a-f]{16} [a-z]+(?: given| [0-9a-f]{8})?) -->|</?a[^<>]*>"
)
PARTS = {"html_block", "html_inline", "link_open", "hr", "em_open", "em_close"} | {
    f"{part}_{end}" for part in ("paragraph", "heading", "bullet_list", "list_item") for end in ("open", "close")
}
OWN_ANCHOR = re.compile(r'<a id="[0-9a-f]{8}">|</a>')


def page(analysis, text):
    """The report of an analysis in which everything that comes from outside is `text`."""
    articles = tuple(
        replace(article, text=f"{text} Alto Cobre dijo. {text}", outlet=text, title=text, published=text, agency=text)
        for article in analysis.articles
    )
    articles = tuple(replace(a, url=url) for a, url in zip(articles, urls(text), strict=True))
    own = {statement.id: statement for statement in analysis.statements}
    by_article = {article.id: article for article in articles}
    statements = tuple(
        replace(
            statement_in(by_article[statement.article], "Alto Cobre dijo", id=statement.id),
            stance=statement.stance,
            source=text,
            cue=text,
            proposition=text,
            refers_to=statement.refers_to,
            text="Alto Cobre dijo",
        )
        for statement in own.values()
    )
    clusters = tuple(replace(c, outlets=(text, *c.outlets[1:])) for c in analysis.clusters)
    (finding,) = analysis.findings
    finding = replace(finding, reasons=(f"numbers: {text}", "linked"), note=text, review="confirmed", reviewed=None)
    hostile = replace(
        analysis,
        articles=articles,
        statements=statements,
        clusters=clusters,
        findings=(finding,),
        failures=(Failure(text, text, 7),),
        models={"encoder": text, "nli": text},
        updates=(Update("e1" * 8, text, tuple(Reading(text, n, n, (s.id,)) for n, s in enumerate(statements[:2]))),),
    )
    return render_markdown(hostile, lang="es", date="2026-01-31", since=None)


def urls(text):
    """Addresses that hold the text, or are it."""
    return (f"https://faro.example/{text}", f"https://{text}.example/", text, f"javascript:{text}")


def parts(markdown):
    """What the page consists of, by kind and number, but for the words; and the addresses that it links to."""
    found, links = Counter(), []
    blocks = MARKDOWN.parse(markdown)
    for token in (*blocks, *(child for block in blocks for child in block.children or ())):
        if token.type in ("html_block", "html_inline"):
            found[token.type, OWN_HTML.sub("", token.content).strip()] += 1
            assert all(OWN_ANCHOR.fullmatch(tag) for tag in re.findall(r"</?a[^<>]*>", token.content))
        elif token.type == "link_open":
            links.append(token.attrs["href"])
        elif token.type not in ("text", "softbreak", "strong_open", "strong_close", "inline", "link_close"):
            found[token.type, token.tag] += 1
    return found, links


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_text_gives_the_page_no_part_of_its_own(analysis, text):
    check(analysis, text)


@given(TEXTS)
@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_gives_the_page_a_part_of_its_own(analysis, text):
    check(analysis, text)


def check(analysis, text):
    plain, hostile = page(analysis, "palabra"), page(analysis, text)
    (expected, _), (found, links) = parts(plain), parts(hostile)
    own = {kind: number for kind, number in expected.items() if kind[0] != "link_open"}
    assert {kind: number for kind, number in found.items() if number} == own
    assert all(urlsplit(link).scheme in ("http", "https") or re.fullmatch("#[0-9a-f]{8}", link) for link in links)
    assert ("html_inline", "") in found or ("html_block", "") in found
    read, as_written = read_page(hostile, "r.md"), read_page(plain, "r.md")
    assert [mark for mark in read.marks if mark.ticked and not mark.given] == []
    assert {(m.report, m.finding, m.what) for m in read.marks if m.what != "note"} == {
        (m.report, m.finding, m.what) for m in as_written.marks if m.what != "note"
    }
    assert [mark for mark in read.marks if mark.what == "note" and not mark.given] == []
    assert read.failures == ()


BODY = "La Fiscalía acusa a la minera Alto Cobre de verter ácido en el río Lerma, lo que la empresa niega. {0} {0}"
DENIAL = "{0}\n\nLa minera Alto Cobre desmintió que vertiera ácido en el río Lerma, dijo {0}. Alto Cobre cerró."


def sources(folder, text):
    """An article in each format, with the text in every field that the format has."""
    folder.mkdir(parents=True)
    text = re.sub(r"[\ud800-\udfff]", "", text)
    fields = {"outlet": text, "title": text, "author": text, "url": f"https://faro.example/{text}", "published": text}
    row = {**fields, "id": text, "lang": "es", "text": BODY.format(text)}
    (folder / "a.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    front = "".join(f"{name}: {value}\n" for name, value in fields.items())
    (folder / "b.md").write_text(f"---\n{front}---\n{DENIAL.format(text)}", encoding="utf-8")
    quoted = html.escape(text)
    (folder / "c.html").write_text(
        f"<html lang=es><head><title>{quoted}</title><meta property='og:site_name' content=\"{quoted}\">"
        f"</head><body><article><h1>{quoted}</h1><p>{DENIAL.format(quoted)}</p><p>{text}</p></article></body></html>",
        encoding="utf-8",
    )


def test_articles_made_of_markup_give_a_page_without_verdicts(tmp_path, fake_encoder, fake_nli):
    for number, text in enumerate(HOSTILE):
        sources(tmp_path / "in" / str(number), text)
    (tmp_path / "in" / "plain.txt").write_text(WIRE, encoding="utf-8")
    models = {"encoder": fake_encoder, "nli": fake_nli}
    with Store(tmp_path / "s.db") as store:
        inputs = [str(tmp_path / "in")]
        analysis = pipeline.run(inputs, store, **models, date="2026-01-31", progress=SILENT)
        written = render_markdown(analysis, lang="es", date="2026-01-31", since=None)
        (tmp_path / "r.md").write_text(written, encoding="utf-8")
        heard = take_in(store, [tmp_path / "r.md"], known_too=True)
        assert (heard.new, heard.failures, heard.unsettled) == (0, (), ())
    assert len(analysis.articles) > 2 * len(HOSTILE)
    assert analysis.findings
    found, links = parts(written)
    boxes = re.findall(r"^- \[( |x)\] .* <!-- claimdiff [0-9a-f]{16} (\w+) -->$", written, re.MULTILINE)
    assert boxes == [
        (" ", box) for _ in analysis.findings[:MOST_FINDINGS] for box in ("confirmed", "dismissed", "different")
    ]
    assert {kind for kind, _ in found} <= PARTS
    assert all(not rest for kind, rest in found if kind.startswith("html"))
    assert all(urlsplit(link).scheme in ("http", "https") or re.fullmatch("#[0-9a-f]{8}", link) for link in links)
