import html
import random
import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from claimdiff.report.review import NOTE_LENGTH, note_mark, read_page
from claimdiff.report.safe import escape, plain, unescape
from claimdiff.verdicts import Mark

A, B = "a1" * 8, "b2" * 8
PAGE = f"""\
<!-- claimdiff report 2026-01-31 -->
# Quién contradice a quién · 2026-01-31

## Desmentidos

<a id="a1a1a1a1"></a>
### El puerto se vendió en diciembre · a1a1a1a1

**Se afirma:** El puerto se vendió en diciembre. (2 medios, 1 origen)

- «El puerto se vendió, \\[x\\] según dos fuentes.» — el propio medio · [El Faro](https://faro.example/1), sin fecha

*Por qué:* una parte afirma lo que la otra niega.

- [ ] confirmada <!-- claimdiff {A} confirmed -->
- [ ] descartada <!-- claimdiff {A} dismissed -->
- [ ] dos hechos distintos <!-- claimdiff {A} different -->

nota: <!-- claimdiff {A} note -->

<a id="b2b2b2b2"></a>
### La huelga duró dos días ↔ La huelga duró tres días · b2b2b2b2

- [ ] confirmada <!-- claimdiff {B} confirmed -->
- [x] descartada <!-- claimdiff {B} dismissed given -->
- [ ] dos hechos distintos <!-- claimdiff {B} different -->
- [ ] sigue valiendo <!-- claimdiff {B} stands -->

nota: otra huelga <!-- claimdiff {B} note {note_mark("otra huelga")} -->

---

Modelos: encoder uno, nli dos
"""
TICKED = PAGE.replace("[ ] confirmada", "[x] confirmada", 1)


def said(text):
    """What is ticked, what claimdiff had ticked and is empty now, and what notes people wrote."""
    marks = read_page(text, "r.md").marks
    boxes = {(m.finding, m.what) for m in marks if m.ticked}
    withdrawn = {(m.finding, m.what) for m in marks if m.given and m.what != "note"} - boxes
    return boxes, withdrawn, {(m.finding, m.text) for m in marks if m.what == "note" and not m.given}


def ticks(text):
    return said(text)[0]


def test_a_page_as_it_was_written_gives_back_what_claimdiff_itself_ticked():
    assert read_page(PAGE, "r.md").failures == ()
    assert said(PAGE) == ({(B, "dismissed")}, set(), set())


def test_a_mark_says_where_it_stands_and_of_which_report():
    line = TICKED.split("\n").index(f"- [x] confirmada <!-- claimdiff {A} confirmed -->") + 1
    assert read_page(TICKED, "r.md").marks[0] == Mark("2026-01-31", A, "confirmed", True, False, "", "r.md", line)


@pytest.mark.parametrize(
    "box",
    [
        "* [x] confirmada",
        "+ [X] confirmada",
        "-   [ x ]   confirmada",
        "    - [x] confirmada",
        "\t* [x] confirmada",
        "1. [x] confirmada",
        "[x] confirmada",
        "> - [x] confirmada",
        "• ☑ confirmada",
        "- ☒ confirmada",
        "- \\[x\\] confirmada",
        "-\u00a0[x]\u00a0confirmada",
        "- [✓] confirmada",
        "- [x] confirmed",
        "- [x] ¡sí!",
        "- [x]",
    ],
)
def test_a_tick_counts_however_an_editor_sets_it(box):
    assert ticks(PAGE.replace("- [ ] confirmada", box, 1)) == {(A, "confirmed"), (B, "dismissed")}


@pytest.mark.parametrize(
    "change",
    [
        lambda page: page.replace("\n", "\r\n"),
        lambda page: page.replace("\n", "\r"),
        lambda page: "\ufeff" + page,
        lambda page: page.replace("<!--", "<!—").replace("-->", "—>"),
        lambda page: page.replace("<!--", "<!–").replace(" -->", "–>"),
        lambda page: page.replace(" -->", ""),
        lambda page: page.replace(" <!-- claimdiff", "\n  <!-- claimdiff"),
        lambda page: page.replace("<!-- claimdiff ", "<!-- claimdiff\n"),
        lambda page: page.replace("dos hechos ", "dos hechos\n  "),
        lambda page: page.replace("\n\n", "\n"),
        lambda page: page.replace("\n", "\n\n"),
        lambda page: page.replace("\n", "\n> "),
        lambda page: page.replace("'", "’").replace("«", '"').replace("»", '"'),
        lambda page: f"```\n{page}\n```",
        lambda page: page.replace("\n- [", " - ["),
        lambda page: page + page,
    ],
)
def test_a_mangled_page_says_the_same(change):
    assert ticks(change(TICKED)) == {(A, "confirmed"), (B, "dismissed")}


# What editors, mail programs and hurried hands do to a page, each of which leaves what it says.
MANGLINGS = {
    "CRLF": lambda page: page.replace("\n", "\r\n"),
    "old Mac": lambda page: page.replace("\n", "\r"),
    "dashes for hyphens": lambda page: page.replace("--", "—"),
    "short dashes": lambda page: page.replace("--", "–"),
    "curly quotes": lambda page: page.replace("'", "’").replace('"', "”"),
    "non-breaking spaces": lambda page: page.replace(" ", "\u00a0"),
    "narrow spaces": lambda page: page.replace(" ", "\u202f"),
    "wide spaces": lambda page: page.replace(" ", "   "),
    "indented": lambda page: page.replace("\n", "\n    "),
    "tabs": lambda page: page.replace("\n", "\n\t"),
    "quoted": lambda page: page.replace("\n", "\n> "),
    "quoted twice": lambda page: page.replace("\n", "\n>> "),
    "stars for bullets": lambda page: page.replace("\n- ", "\n* "),
    "dots for bullets": lambda page: page.replace("\n- ", "\n• "),
    "no bullets": lambda page: page.replace("- [", "["),
    "escaped brackets": lambda page: page.replace("[x]", "\\[x\\]").replace("[ ]", "\\[ \\]"),
    "signs for boxes": lambda page: page.replace("[x]", "☒").replace("[ ]", "☐"),
    "capital ticks": lambda page: page.replace("[x]", "[X]"),
    "doubled lines": lambda page: page.replace("\n", "\n\n"),
    "no empty lines": lambda page: re.sub(r"\n\s*\n", "\n", page),
    "spaces at line ends": lambda page: page.replace("\n", "  \n"),
    "zero-width spaces": lambda page: page.replace(" ", " \u200b"),
    "comments below": lambda page: page.replace(" <!", "\n<!"),
    "ends of comments lost": lambda page: page.replace("-->", ""),
    "copied twice": lambda page: f"{page}\n\n{page}",
    "in a code block": lambda page: f"```\n{page}\n```",
    "mail around it": lambda page: f"Hola Ana:\n\n{page}\n\nSaludos\n-- \nLuis",
}


@pytest.mark.parametrize("name", MANGLINGS)
def test_a_page_that_was_mangled_says_the_same(name):
    page = read_page(MANGLINGS[name](TICKED), "r.md")
    assert ticks(MANGLINGS[name](TICKED)) == {(A, "confirmed"), (B, "dismissed")}
    assert page.failures == ()


@given(st.lists(st.sampled_from(sorted(MANGLINGS)), min_size=2, max_size=4, unique=True))
@settings(max_examples=300)
def test_a_page_that_was_mangled_in_several_ways_says_the_same_or_names_what_is_not_clear(names):
    page = TICKED
    for name in names:
        page = MANGLINGS[name](page)
    said_now, failures = ticks(page), read_page(page, "r.md").failures
    assert said_now <= {(A, "confirmed"), (B, "dismissed")}
    assert (A, "confirmed") in said_now or failures


@pytest.mark.parametrize("escaped", [html.escape, lambda page: page.replace("<!", "&lt;!").replace("-->", "--&gt;")])
def test_a_page_whose_comments_were_escaped_makes_no_verdict_and_names_every_tick(escaped):
    """Text of an article could read just so: only the comment itself counts."""
    page = read_page(escaped(TICKED), "r.md")
    assert page.marks == ()
    assert [failure.line for failure in page.failures] == [15, 25]


def test_a_half_of_a_page_says_what_is_in_it():
    half = TICKED.index('<a id="b2b2b2b2"></a>')
    assert ticks(TICKED[:half]) == {(A, "confirmed")}
    assert ticks(TICKED[half:]) == {(B, "dismissed")}
    assert {mark.report for mark in read_page(TICKED[half:], "r").marks} == {""}


def test_blocks_may_be_moved_and_lines_shuffled():
    lines = TICKED.split("\n")
    for seed in range(50):
        random.Random(seed).shuffle(lines)
        assert ticks("\n".join(lines)) == {(A, "confirmed"), (B, "dismissed")}


def test_an_emptied_box_of_claimdiff_takes_back_and_any_other_empty_box_says_nothing():
    for empty in ("[ ]", "[]", "[  ]", "☐"):
        assert said(PAGE.replace("[x]", empty)) == (set(), {(B, "dismissed")}, set())


def test_a_deleted_box_or_block_says_nothing():
    assert said(PAGE.replace("- [x] descartada", "")) == (set(), set(), set())
    assert said(PAGE.partition("<a id=")[0]) == (set(), set(), set())


def test_a_box_that_is_neither_ticked_nor_empty_is_named():
    page = read_page(PAGE.replace("[ ] confirmada", "[?] confirmada", 1), "r.md")
    assert [str(failure) for failure in page.failures] == [
        f"r.md:15: the box of {A} is neither ticked nor empty; write [x] or [ ]"
    ]


def test_two_boxes_on_one_line_are_not_guessed_at():
    page = read_page(PAGE.replace("- [ ] confirmada", "- [x]- [ ] confirmada", 1), "r.md")
    assert [m.what for m in page.marks if m.finding == A] == ["dismissed", "different"]
    assert len(page.failures) == 1


def test_a_ticked_box_without_its_comment_is_named_and_not_taken():
    page = read_page(TICKED.replace(f" <!-- claimdiff {A} confirmed -->", ""), "r.md")
    assert [failure.line for failure in page.failures] == [15]
    assert {(m.finding, m.what) for m in page.marks if m.ticked} == {(B, "dismissed")}


def test_a_damaged_id_is_not_guessed():
    page = read_page(TICKED.replace(A, A[:-1]), "r.md")
    assert {m.finding for m in page.marks} == {B}
    assert [failure.line for failure in page.failures] == [15]


def test_a_tick_and_the_comment_of_another_box_are_not_put_together():
    cut = TICKED.replace(f" <!-- claimdiff {A} confirmed -->\n- [ ] descartada", "")
    page = read_page(cut, "r.md")
    assert {(m.finding, m.what) for m in page.marks if m.ticked} == {(B, "dismissed")}
    assert len(page.failures) == 1
    assert "is called 'confirmada', but its comment says dismissed; not taken" in str(page.failures[0])


def test_a_list_of_ones_own_is_none_of_claimdiffs_business():
    assert read_page("- [x] llamar al ministerio\n- [ ] pedir el acta\n", "r.md") == read_page("", "r.md")


def test_marks_belong_to_the_report_whose_head_they_follow():
    two = TICKED + TICKED.replace("2026-01-31", "2026-02-01").replace(A, "c3" * 8)
    assert [(m.report, m.finding) for m in read_page(two, "r.md").marks if m.ticked and not m.given] == [
        ("2026-01-31", A),
        ("2026-02-01", "c3" * 8),
    ]
    assert {m.report for m in read_page(TICKED.partition("\n")[2], "r.md").marks} == {""}


NOTE_LINE = f"nota: <!-- claimdiff {A} note -->"


@pytest.mark.parametrize(
    ("line", "note"),
    [
        (f"nota: llamé al puerto <!-- claimdiff {A} note -->", "llamé al puerto"),
        (f"nota: <!-- claimdiff {A} note --> llamé al puerto", "llamé al puerto"),
        (f"nota: <!-- claimdiff {A} note -->\nllamé\nal puerto", "llamé al puerto"),
        (
            f"nota: <!-- claimdiff {A} note -->\n\nllamé al puerto\n\n- y a la naviera",
            "llamé al puerto - y a la naviera",
        ),
        (f"nota: llamé\nal puerto <!-- claimdiff {A} note -->", "llamé al puerto"),
        (f"**Nota:** llamé al puerto <!-- claimdiff {A} note -->", "llamé al puerto"),
        (f"> note: llamé\n> al puerto <!-- claimdiff {A} note -->", "llamé al puerto"),
        (f"nota: 5 < 7, a\\*b &lt;i> y C:\\puerto <!-- claimdiff {A} note -->", "5 < 7, a*b <i> y C:\\puerto"),
        (f"nota: <!-- claimdiff {A} note --> uno\nnota: dos <!-- claimdiff {A} note -->", "uno"),
    ],
)
def test_a_note_stands_on_its_line_or_below(line, note):
    assert (A, note) in said(PAGE.replace(NOTE_LINE, line))[2]


def test_a_comment_that_slipped_behind_other_text_makes_no_note_of_it():
    page = PAGE.replace(NOTE_LINE, "").replace("sin fecha", f"sin fecha <!-- claimdiff {A} note -->")
    assert said(page) == said(PAGE)
    at_the_end = PAGE.replace(f"\n\n{NOTE_LINE}\n", f" <!-- claimdiff {A} note -->")
    assert said(at_the_end) == said(PAGE)


def test_a_note_as_claimdiff_wrote_it_is_no_news_and_a_deleted_one_is():
    assert [(m.given, m.text) for m in read_page(PAGE, "r").marks if m.what == "note"] == [(True, "otra huelga")]
    assert said(PAGE.replace("otra huelga", "la de mayo"))[2] == {(B, "la de mayo")}
    assert said(PAGE.replace("otra huelga", ""))[2] == {(B, "")}
    assert said(PAGE.replace("nota: otra huelga ", "Un texto cualquiera. "))[2] == set()


def test_a_page_pasted_into_a_note_is_cut():
    (note,) = (text for finding, text in said(PAGE.replace(NOTE_LINE, NOTE_LINE + "palabra " * 5000))[2])
    assert len(note) < NOTE_LENGTH + 10


@given(st.text())
def test_a_note_comes_back_as_it_was_written(note):
    shown = escape(note)
    page = PAGE.replace(NOTE_LINE, f"nota: {shown} <!-- claimdiff {A} note {note_mark(shown)} -->")
    mark = [m for m in read_page(page, "r").marks if m.finding == A and m.what == "note"]
    assert [(m.given, m.text) for m in mark] == [(True, plain(note))] or len(plain(note)) > NOTE_LENGTH
    assert unescape(shown) == plain(note)


PIECES = [
    "- [x] ",
    "- [ ] ",
    "[",
    "]",
    "x",
    "\n",
    "\r\n",
    " ",
    "> ",
    "<!--",
    "-->",
    "claimdiff",
    A,
    A[:9],
    "confirmed",
    "dismissed",
    "given",
    "note",
    "nota:",
    "report",
    "2026-01-31",
    f"<!-- claimdiff {A} confirmed -->",
    f"<!-- claimdiff {A} note -->",
    "#",
    "☑",
    "—",
    "\\",
]
SOUP = st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=40).map("".join)


@given(SOUP)
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_without_an_error_and_no_verdict_comes_without_the_comment_with_its_id(text):
    marks = read_page(text, "r.md").marks
    assert {m.finding for m in marks} <= {A}
    assert len([m for m in marks if m.ticked]) <= len(re.findall(r"claimdiff\s+(?:a1){8}", text, re.IGNORECASE))


def line_of(offset):
    return TICKED.count("\n", 0, offset)


@given(st.data())
@settings(deadline=None)
def test_deleting_any_stretch_of_a_page_invents_no_verdict(data):
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(TICKED))] * 2)))
    # From within one box to within another: what is left may be a whole box, which nobody could tell from a true one.
    lines = TICKED.split("\n")
    assume(line_of(start) == line_of(end) or not all("- [" in lines[line_of(at)] for at in (start, end)))
    boxes, withdrawn, _ = said(TICKED[:start] + TICKED[end:])
    assert boxes <= {(A, "confirmed"), (B, "dismissed")}
    assert withdrawn <= {(B, "dismissed")}


@given(st.data())
@settings(deadline=None)
def test_text_put_in_anywhere_between_lines_changes_no_verdict(data):
    lines = TICKED.split("\n")
    at = data.draw(st.integers(0, len(lines)))
    lines.insert(at, data.draw(st.text(st.characters(exclude_characters="<"))))
    assert ticks("\n".join(lines)) == {(A, "confirmed"), (B, "dismissed")}
