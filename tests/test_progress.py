import io
import sys

from claimdiff.progress import BARS, SILENT, Clock


def test_silence_takes_any_steps_and_says_nothing(capsys):
    with SILENT.stage("reading", None) as advance:
        advance(3)
    assert capsys.readouterr() == ("", "")


def test_a_bar_names_its_stage_and_counts_its_steps(monkeypatch):
    monkeypatch.setattr(sys, "stderr", told := io.StringIO())
    monkeypatch.setattr("claimdiff.progress.DELAY", 0)
    with BARS.stage("reading", 10) as advance:
        advance(4)
        advance(6)
    assert "reading" in told.getvalue()


def test_a_clock_adds_up_the_time_of_each_stage():
    clock = Clock(SILENT)
    for name in ("reading", "judging", "reading"):
        with clock.stage(name, 2) as advance:
            advance(2)
    assert list(clock.seconds) == ["reading", "judging"]
    assert str(clock) == "reading 0.0 s, judging 0.0 s"
