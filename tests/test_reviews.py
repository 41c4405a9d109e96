import json

import pytest

from claimdiff import pipeline
from claimdiff.datamodel import Kind
from claimdiff.progress import SILENT
from claimdiff.report.markdown import render_markdown
from claimdiff.reviews import Heard, reports_in, take_in
from claimdiff.store import Store

TEXTS = {
    "El Faro": "La Fiscalía acusa a la minera Alto Cobre de verter ácido en el río Lerma, lo que la empresa niega.",
    "La Hora": "Alto Cobre vertió ácido en el río Lerma, sostuvo la Fiscalía.",
}
LATE = {"Radio Sur": TEXTS["El Faro"]}
# An article that comes before the others in the order of articles: claims that it makes are named after it.
FOUNDER = {"Alba": TEXTS["El Faro"]}


class Desk:
    """A folder of reports, a state file, and the nights that are run over them."""

    def __init__(self, folder, encoder, nli):
        self.folder = folder
        self.store = Store(folder / "state.db")
        self.models = {"encoder": encoder, "nli": nli}
        self.heard = Heard()

    def night(self, date, texts=TEXTS):
        """What `claimdiff run` does; returns the path of the report."""
        source = self.folder / f"{date}.jsonl"
        rows = [
            {"id": outlet, "outlet": outlet, "published": "2026-01-30", "lang": "es", "text": text}
            for outlet, text in texts.items()
        ]
        source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        self.heard = take_in(self.store, reports_in(self.folder))
        analysis = pipeline.run([str(source)], self.store, **self.models, date=date, progress=SILENT)
        report = self.folder / f"{date}.md"
        since, ticked = self.store.date_before(date), self.heard.ticked(date)
        text = render_markdown(analysis, lang="es", date=date, since=since, unsettled=ticked)
        report.write_text(text, encoding="utf-8")
        return report

    def denial(self):
        """The one denial among the findings."""
        (found,) = [finding for finding in self.store.findings() if finding.kind is Kind.DENIAL]
        return found

    @property
    def calls(self):
        """How often models were asked."""
        return self.models["encoder"].calls, self.models["nli"].calls


@pytest.fixture
def desk(tmp_path, fake_encoder, fake_nli):
    desk = Desk(tmp_path, fake_encoder, fake_nli)
    with desk.store:
        yield desk


def edit(path, *changes):
    """Replace the first of each pair by the second, once; it must be there."""
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")


CONFIRM = ("- [ ] confirmada", "- [x] confirmada")
DISMISS = ("- [ ] descartada", "- [x] descartada")
UNDISMISS = ("- [x] descartada", "- [ ] descartada")
REMARK = ("nota:", "nota: falta la versión de la empresa")


def test_a_verdict_and_a_note_are_in_the_next_report_and_no_model_is_asked(desk):
    report = desk.night("2026-01-31")
    asked = desk.calls
    edit(report, CONFIRM, REMARK)
    shown = desk.night("2026-02-01").read_text(encoding="utf-8")
    key = desk.denial().id
    assert desk.calls == asked
    assert f"- [x] confirmada <!-- claimdiff {key} confirmed given -->" in shown
    assert f"nota: falta la versión de la empresa <!-- claimdiff {key} note " in shown
    assert (desk.denial().review, desk.denial().note) == ("confirmed", "falta la versión de la empresa")
    assert (desk.heard.new, desk.heard.failures) == (1, ())


def test_the_report_of_the_same_day_is_written_anew_with_its_marks_and_then_stays_as_it_is(desk):
    report = desk.night("2026-01-31")
    untouched = report.read_bytes()
    assert desk.night("2026-01-31").read_bytes() == untouched
    edit(report, DISMISS, REMARK)
    marked = desk.night("2026-01-31").read_bytes()
    assert b"## Ya descartado (1)" in marked
    assert desk.night("2026-01-31").read_bytes() == marked
    assert desk.heard == Heard()


def test_a_dismissed_finding_that_gains_an_outlet_is_to_be_looked_at_again_until_somebody_did(desk):
    edit(desk.night("2026-01-31"), DISMISS)
    first = desk.denial().id
    report = desk.night("2026-02-01", TEXTS | LATE)
    again, shown = desk.denial(), report.read_text(encoding="utf-8")
    assert again.id == first
    assert (again.review, again.reviewed) == ("dismissed", "2026-01-31")
    assert {s.article for s in desk.store.statements() if s.id in again.gained} == {"Radio Sur"}
    assert "**Mirar de nuevo:** 2 afirmaciones más desde que se juzgó (2026-01-31). Medios nuevos: Radio Sur." in shown
    assert "## Ya descartado" not in shown
    edit(report, ("- [ ] sigue valiendo", "- [x] sigue valiendo"))
    assert "## Ya descartado (1)" in desk.night("2026-02-02", TEXTS | LATE).read_text(encoding="utf-8")
    assert desk.denial().gained == ()


def test_a_verdict_is_taken_back_where_it_stands_ticked(desk):
    edit(desk.night("2026-01-31"), DISMISS)
    edit(desk.night("2026-02-01"), UNDISMISS)
    shown = desk.night("2026-02-02").read_text(encoding="utf-8")
    assert desk.denial().review == ""
    assert "## Ya descartado" not in shown
    assert desk.night("2026-02-02").read_text(encoding="utf-8") == shown


def test_a_report_that_nobody_ticked_erases_nothing(desk):
    report = desk.night("2026-01-31")
    untouched = report.with_name("copy.md")
    untouched.write_bytes(report.read_bytes())
    edit(report, CONFIRM)
    take_in(desk.store, [report])
    assert take_in(desk.store, [untouched], known_too=True).new == 0
    assert desk.denial().review == "confirmed"


def test_an_inherited_verdict_can_be_taken_back_too(desk):
    edit(desk.night("2026-01-31"), DISMISS)
    first = desk.denial().id
    edit(desk.night("2026-02-01", TEXTS | FOUNDER), UNDISMISS)
    assert desk.denial().id != first
    desk.night("2026-02-02", TEXTS | FOUNDER)
    assert desk.denial().review == ""


def test_renamed_and_reordered_pages_say_the_same(desk):
    report = desk.night("2026-01-31")
    edit(report, CONFIRM)
    lines = report.read_text(encoding="utf-8").split("\n")
    report.unlink()
    head, rest = lines[:2], lines[2:]
    (desk.folder / "para Ana (copia).md").write_text("\r\n".join([*head, *reversed(rest)]), encoding="utf-16")
    desk.night("2026-02-01")
    assert desk.denial().review == "confirmed"


def test_of_two_ticked_boxes_neither_is_taken_and_both_stay_until_one_is_left(desk):
    report = desk.night("2026-01-31")
    edit(report, CONFIRM, DISMISS)
    line = (
        report.read_text(encoding="utf-8")
        .split("\n")
        .index(f"- [x] confirmada <!-- claimdiff {desk.denial().id} confirmed -->")
    )
    shown = desk.night("2026-01-31").read_text(encoding="utf-8")
    assert [str(failure) for failure in desk.heard.failures] == [
        f"{report}:{line + 1}: {desk.denial().id}: confirmed and dismissed are both ticked, neither is taken; leave one"
    ]
    assert "**Hay más de una casilla marcada: deje solo una.**" in shown
    assert desk.night("2026-01-31").read_text(encoding="utf-8") == shown
    assert (desk.denial().review, len(desk.heard.failures)) == ("", 1)
    edit(report, ("- [x] confirmada", "- [ ] confirmada"))
    desk.night("2026-01-31")
    assert (desk.denial().review, desk.heard.failures) == ("dismissed", ())


def test_the_newer_report_counts_and_the_older_one_is_told_so_once(desk):
    old = desk.night("2026-01-31")
    new = desk.night("2026-02-01")
    edit(new, DISMISS)
    take_in(desk.store, [new])
    edit(old, CONFIRM)
    (failure,) = take_in(desk.store, [old]).failures
    assert "the newer report of 2026-02-01 says dismissed, which counts; change it there" in failure.reason
    assert take_in(desk.store, [old], known_too=True) == Heard()
    assert desk.denial().review == "dismissed"


def test_going_back_to_what_was_ticked_before_counts(desk):
    report = desk.night("2026-01-31")
    written = report.read_text(encoding="utf-8")
    for tick, verdict in ((CONFIRM, "confirmed"), (DISMISS, "dismissed"), (CONFIRM, "confirmed")):
        report.write_text(written.replace(*tick, 1), encoding="utf-8")
        take_in(desk.store, [report])
        assert desk.denial().review == verdict


def test_verdicts_outlive_the_state_file_in_the_reports(desk, fake_encoder, fake_nli):
    edit(desk.night("2026-01-31"), CONFIRM)
    desk.store.__exit__(None, None, None)
    (desk.folder / "state.db").unlink()
    other = Desk(desk.folder, fake_encoder, fake_nli)
    with other.store:
        other.night("2026-02-01")
        assert other.denial().review == "confirmed"


def test_what_cannot_be_read_is_named_and_the_rest_is_taken(desk, tmp_path):
    report = desk.night("2026-01-31")
    edit(report, CONFIRM)
    heard = take_in(desk.store, [tmp_path / "nada.md", report])
    assert (heard.new, [str(failure).partition(": ")[2] for failure in heard.failures]) == (
        1,
        ["cannot be read (No such file or directory)"],
    )


def test_a_folder_that_is_not_there_has_no_reports(tmp_path):
    assert reports_in(tmp_path / "reports") == []


def test_other_pages_in_the_folder_are_no_matter(desk):
    (desk.folder / "LÉEME.md").write_text("# Lista\n\n- [x] comprar café\n", encoding="utf-8")
    (desk.folder / "foto.md").write_bytes(bytes(range(256)))
    desk.night("2026-01-31")
    assert desk.heard == Heard()
