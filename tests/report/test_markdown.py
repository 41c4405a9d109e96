import random
import re
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimdiff.datamodel import Analysis, Article, Failure, Span, Stance
from claimdiff.errors import ConfigError
from claimdiff.report.markdown import render_markdown
from claimdiff.report.review import read_page
from claimdiff.report.view import MOST_PLACES, MOST_QUOTES, MOST_REPEATED
from tests.conftest import statement_in
from tests.report.morning import ARTICLES, BEFORE, CLUSTERS, DATE, FINDINGS, MORNING

GOLDEN = Path(__file__).parent / "golden"
EMPTY = Analysis((), (), (), ())


def lines(analysis=MORNING, lang="es", date=DATE, since=BEFORE):
    return render_markdown(analysis, lang=lang, date=date, since=since).splitlines()


def section(heading, shown):
    """The lines of the section under a heading."""
    first = shown.index(heading) + 1
    return shown[first : next((n for n in range(first, len(shown)) if shown[n].startswith("## ")), len(shown))]


@pytest.mark.parametrize("lang", ["es", "en"])
def test_the_report_of_a_morning_is_the_one_that_was_checked_by_hand(lang):
    assert render_markdown(MORNING, lang=lang, date=DATE, since=BEFORE) == (GOLDEN / f"morning.{lang}.md").read_text()


def test_the_order_in_which_articles_and_statements_come_does_not_matter():
    shuffled = random.Random(1)
    mixed = replace(
        MORNING,
        articles=tuple(shuffled.sample(ARTICLES, len(ARTICLES))),
        statements=tuple(shuffled.sample(MORNING.statements, len(MORNING.statements))),
        clusters=tuple(shuffled.sample(CLUSTERS, len(CLUSTERS))),
        origins=dict(reversed(MORNING.origins.items())),
        stopped=dict(reversed(MORNING.stopped.items())),
    )
    assert lines(mixed) == lines()


def test_the_first_report_lists_everything_and_calls_nothing_new():
    first = replace(MORNING, findings=tuple(replace(finding, gained=()) for finding in FINDINGS))
    shown = lines(first, since=None)
    assert len([line for line in section("## De un vistazo", shown) if line]) == 3
    assert not [line for line in shown if "**nuevo**" in line or "Nuevo desde" in line]


def test_a_night_without_news_says_so_in_one_line():
    old = replace(MORNING, findings=tuple(replace(finding, first_seen=BEFORE, gained=()) for finding in FINDINGS))
    shown = lines(old)
    assert "Nada nuevo desde el 2026-01-30." in shown
    assert not [line for line in shown if line.startswith("## Nuevo")]


def test_nothing_at_all_is_a_report_too():
    assert lines(EMPTY, lang="en", since=None) == [
        "# Who contradicts whom · 2026-01-31",
        "<!-- claimdiff report 2026-01-31 -->",
        "",
        "0 articles · 0 outlets, 0 origins · 0 statements · 0 distinct claims",
        "",
        "**No contradictions.**",
    ]


def test_a_language_without_a_table_is_refused():
    with pytest.raises(ConfigError, match="report language 'fr': there are es and en"):
        lines(lang="fr")


def test_kinds_come_in_their_order_whatever_the_order_of_the_findings():
    ids = [
        line.rsplit(" ", 1)[1] for line in lines(replace(MORNING, findings=FINDINGS[::-1])) if line.startswith("### ")
    ]
    assert ids == ["d2b0d2b0", "d1a0d1a0", "a3c0a3c0"]


def test_long_sides_lists_and_sections_end_in_a_count():
    articles = tuple(Article(f"m{n:02}", f"Dato {n}.", f"Medio {n:02}", published="2026-01-31") for n in range(30))
    copies = tuple(replace(article, id=f"c{article.id}", text="Dato único.") for article in articles)
    many = [statement_in(article, article.text[:-1]) for article in articles]
    same = [statement_in(article, article.text[:-1], stance=Stance.DENIES) for article in copies]
    sides = (side("aa", many), side("bb", same))
    finding = replace(FINDINGS[0], a=sides[0].id, b=sides[1].id, statements_a=(), statements_b=())
    repeated = tuple(replace(sides[0], id=f"r{n}") for n in range(70))
    failures = tuple(Failure(f"f{n}", "empty") for n in range(25))
    night = Analysis(articles + copies, (*many, *same), sides + repeated, (finding,), failures=failures)
    shown = lines(night)
    assert [line for line in shown if line.startswith("- «Dato")][MOST_QUOTES:] == [
        "- «Dato único.» — el propio medio · "
        + "; ".join(f"Medio {n:02}, 2026-01-31" for n in range(MOST_PLACES))
        + " y 22 más"
    ]
    assert [line for line in shown if line.startswith("- … y")] == ["- … y 5 más", "- … y 20 más", "- … y 12 más"]
    assert len([line for line in section("## Lo que repiten varios medios", shown) if "**" in line]) == MOST_REPEATED


def side(key, members):
    ids = tuple(member.id for member in members)
    return replace(CLUSTERS[0], id=key, statements=ids, representative=ids[0], stance=members[0].stance)


EVIL = [
    "- [x] confirmada <!-- claimdiff d1a0d1a0d1a0d1a0 confirmed -->",
    "\n- [x] confirmada <!-- claimdiff d1a0d1a0d1a0d1a0 dismissed -->\n",
    "\n\n# Titular falso\n\n---\n===\n",
    "[pulse](javascript:alert(1)) ![foto](https://evil.example/x.png) <https://evil.example>",
    "<script>alert(1)</script><a href='x'>y</a>&lt;b&gt;&#60;i&#62;",
    "https://evil.example www.evil.example",
    "**negrita** _cursiva_ `código` ~~tachado~~ $x$ | celda |",
    "```\nbloque\n```\n~~~",
    "fin\u202egip.exe \u2066x\u2069 \x1b[31mrojo\x07 \x00 a\u200bb \u2028# x \ud800",
    "--> <!-- abierto",
    "\\",
    "1. uno\n2) dos\n+ tres\n* cuatro\n> cinco",
    "[a]: https://evil.example 'x'",
    "{{ 7 * 7 }} {% raw %} {detail} {0}",
]
# The frame of a line: its markers, comments, tags and links, without the words between them.
FRAME = re.compile(
    r"^ *(?:#+ |- (?:\[[ x]\])?|\d+[.)] |[>|+*=] ?|---$|```|~~~)|<!--.*?-->|<[^>]*>?|>|\]\(|!\[|`|\w+://"
)


def frames(analysis):
    shown = [re.sub(r"\\[^\w\s]", "", line) for line in lines(analysis)]
    return [FRAME.findall(re.sub(r"\]\((https://|#)?[^)\s]*\)", r"](\1)", line)) for line in shown]


HARMLESS = "inofensivo"


def carrying(text):
    """An analysis in which all that comes from outside is or holds `text`, the article's own words too."""
    body = f"Empieza aquí {text} y dicho sea {text} para acabar."
    article = Article("a", body, text, f"https://x.example/{text}", text, f"{text} 2026")
    unknown = replace(article, id=f"{text}b", outlet="unknown", url=f"javascript:{text}")
    said = statement_in(article, f"dicho sea {text} para acabar", source=text, cue=text, proposition=text, kind=text)
    said = replace(said, context=Span(0, len(body)))
    denied = replace(said, id="b", article=unknown.id, stance=Stance.DENIES, refers_to=said.id)
    clusters = side("aa", [said]), side("bb", [denied])
    finding = replace(FINDINGS[0], a="aa", b="bb", statements_a=(), statements_b=(), scope=text)
    finding = replace(finding, reasons=(text, f"numbers: {text}"))
    return Analysis(
        articles=(article, unknown),
        statements=(said, denied),
        clusters=(replace(clusters[0], statements=(said.id, denied.id)), clusters[1]),
        findings=(finding, replace(finding, id=FINDINGS[3].id, review="dismissed")),
        origins={"a": text},
        stopped={text: 3},
        models={"encoder": text},
        failures=(Failure(text, text, 3),),
    )


@pytest.mark.parametrize("text", EVIL)
def test_text_of_articles_changes_nothing_but_words(text):
    assert frames(carrying(text)) == frames(carrying(HARMLESS))


@given(
    st.text(st.sampled_from([*"[]()<>!-#*_`~|\\&;:/=+.>1x \n\r\t\u2028\u202e\x1b{}%$"]) | st.characters(), max_size=30)
)
@settings(max_examples=300, deadline=None)
def test_no_text_at_all_changes_anything_but_words(text):
    assert frames(carrying(f"a{text}")) == frames(carrying(HARMLESS))


@given(st.text())
def test_what_cannot_be_seen_is_not_shown(text):
    shown = "".join(lines(carrying(f"a{text}")))
    assert {unicodedata.category(char) for char in shown} & {"Cc", "Cf", "Cs"} == set()


@pytest.mark.parametrize("text", EVIL)
def test_text_of_articles_cannot_forge_a_box_or_a_note(text):
    assert read_back(carrying(text)) == read_back(carrying(HARMLESS))


@given(
    st.lists(st.sampled_from([*"[]()<>!-#*_`xX\n", "claimdiff ", FINDINGS[0].id, " confirmed ", "nota:"])).map("".join)
)
@settings(max_examples=200, deadline=None)
def test_no_text_at_all_can_forge_a_box_or_a_note(text):
    assert read_back(carrying(f"a{text}")) == read_back(carrying(HARMLESS))


def read_back(analysis):
    """The marks on a report, without the lines they stand on, and what was wrong with it."""
    page = read_page(render_markdown(analysis, lang="es", date=DATE, since=BEFORE), "r.md")
    return [replace(mark, line=0) for mark in page.marks], page.failures


def test_what_claimdiff_wrote_itself_is_no_news_to_it():
    marks, failures = read_back(MORNING)
    assert failures == ()
    assert {mark.report for mark in marks} == {DATE}
    assert {(mark.finding, mark.what, mark.text) for mark in marks if mark.ticked or mark.text} == {
        ("d2b0" * 4, "confirmed", ""),
        ("d2b0" * 4, "note", "Otero <no> ha contestado: *insistir*"),
        ("a4d0" * 4, "dismissed", ""),
        ("a4d0" * 4, "note", "no son los mismos"),
    }
    assert [mark for mark in marks if (mark.ticked or mark.what == "note") and not mark.given] == []


def test_a_note_can_forge_nothing_either():
    note = f"listo --> - [x] <!-- claimdiff {FINDINGS[0].id} confirmed --> nota: <a id='x'>"
    noted = replace(MORNING, findings=(replace(FINDINGS[0], note=note),))
    assert [(m.what, m.given, m.text) for m in read_back(noted)[0] if m.ticked or m.what == "note"] == [
        ("note", True, note)
    ]


def test_a_dismissed_finding_is_one_line_at_the_end_until_it_gains_evidence():
    dismissed = replace(FINDINGS[0], review="dismissed", reviewed=BEFORE)
    assert section("## Ya descartado (1)", lines(replace(MORNING, findings=(dismissed,))))[:3] == [
        "",
        "- [x] descartada: Ramiro Otero pactó en diciembre la venta del puerto a la naviera Kestrel · d1a0d1a0 "
        '<!-- claimdiff d1a0d1a0d1a0d1a0 dismissed given --> <a id="d1a0d1a0"></a>',
        "",
    ]
    gained = replace(dismissed, gained=(MORNING.findings[0].statements_b[3],))
    shown = lines(replace(MORNING, findings=(gained,)))
    assert "**Mirar de nuevo:** 1 afirmación más desde que se juzgó (2026-01-30). Medios nuevos: Tribuna." in shown
    assert "- [x] descartada <!-- claimdiff d1a0d1a0d1a0d1a0 dismissed given -->" in shown
    assert not [line for line in shown if line.startswith("## Ya descartado")]


def test_two_ticked_boxes_stay_ticked_and_the_finding_says_so():
    ticked = {FINDINGS[3].id: frozenset({"dismissed", "confirmed"})}
    shown = render_markdown(MORNING, lang="en", date=DATE, since=BEFORE, unsettled=ticked).splitlines()
    at = shown.index("**More than one box is ticked: leave just one.**")
    assert shown[at + 2 : at + 5] == [
        "- [x] confirmed <!-- claimdiff a4d0a4d0a4d0a4d0 confirmed -->",
        "- [x] dismissed <!-- claimdiff a4d0a4d0a4d0a4d0 dismissed given -->",
        "- [ ] two different events <!-- claimdiff a4d0a4d0a4d0a4d0 different -->",
    ]


def test_a_page_bears_the_strongest_findings_and_says_how_many_it_left_out():
    many = tuple(
        replace(FINDINGS[0], id=f"{number:02d}abcdef01234567", score=0.95 - number / 1000, review="")
        for number in range(45)
    )
    page = render_markdown(replace(MORNING, findings=many), lang="es", date=DATE, since=None)
    assert page.count("### ") == 40
    assert "5 indicios más débiles" in page
    assert many[0].id[:8] in page
    assert many[44].id[:8] not in page


def test_of_the_findings_that_are_only_worth_a_look_a_page_bears_the_ten_likeliest():
    scores = [0.6 - number / 100 for number in range(15)]
    weak = tuple(
        replace(FINDINGS[0], id=f"{number:02d}abcdef01234567", score=score, review="")
        for number, score in enumerate(scores)
    )
    strong = replace(FINDINGS[0], id="99abcdef01234567", score=0.9, review="")
    page = render_markdown(replace(MORNING, findings=(*weak, strong)), lang="es", date=DATE, since=None)
    assert page.count("### ") == 11
    assert "5 indicios más débiles" in page
    assert {finding.id[:8] in page for finding in (strong, *weak[:10])} == {True}
    assert not [finding for finding in weak[10:] if finding.id[:8] in page]
