from claimdiff.datamodel import Kind
from claimdiff.stats import Tally, tallies
from claimdiff.verdicts import Judged, Shown, Verdict


def case(verdict, kind=Kind.DENIAL, score=0.9, outlets=(("El Faro",), ("La Hora",)), report="2026-01-31"):
    what = Shown(kind, score, ("a",), ("b",), *outlets)
    return Judged(Verdict("f", verdict, "", "2026-02-03T08:00", report), what)


def test_precision_is_the_share_of_the_judged_that_were_confirmed_by_kind_band_outlets_and_month():
    judged = [
        case("confirmed"),
        case("dismissed", outlets=(("La Hora", "Tribuna"), ("El Faro",))),
        case("different", Kind.NUMERIC, 0.5, (("El Faro",), ("El Faro",)), "2026-02-01"),
    ]
    assert tallies(judged) == {
        "all": (Tally("all", 1, 2),),
        "kind": (Tally("denial", 1, 1), Tally("numeric", 0, 1)),
        "band": (Tally("strong", 1, 1), Tally("weak", 0, 1)),
        "outlets": (
            Tally("El Faro / La Hora", 1, 1),
            Tally("El Faro / El Faro", 0, 1),
            Tally("El Faro / Tribuna", 0, 1),
        ),
        "month": (Tally("2026-01", 1, 1), Tally("2026-02", 0, 1)),
    }
    assert [tally.precision for tally in tallies(judged)["kind"]] == [0.5, 0.0]


def test_notes_and_verdicts_taken_back_count_nowhere():
    assert tallies([case("")]) == {"all": (), "kind": (), "band": (), "outlets": (), "month": ()}


def test_a_verdict_on_what_was_never_shown_counts_in_all_and_its_month():
    judged = [Judged(Verdict("f", "confirmed", "", "2026-02-03T08:00"), None)]
    found = tallies(judged)
    assert (found["all"], found["month"]) == ((Tally("all", 1, 0),), (Tally("2026-02", 1, 0),))
    assert (found["kind"], found["band"], found["outlets"]) == ((), (), ())
