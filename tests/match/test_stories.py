from claimdiff.facts import read_facts
from claimdiff.match.stories import profile, related, weight


def article(lang, *sentences):
    return profile(lang, [read_facts(sentence, lang, None) for sentence in sentences])


STRIKE = article(
    "es",
    "Los estibadores de San Antonio cumplieron su segundo día de paro en el puerto",
    "El sindicato de estibadores exige un bono por trabajador",
)
STRIKE_TOO = article(
    "es", "El paro de los estibadores dejó vacío el puerto de San Antonio", "La empresa ofrece un bono menor"
)
FIRE = article("es", "El incendio calcinó dos mil hectáreas de monte en Ourense", "Cinco aldeas fueron desalojadas")
STRIKE_EN = article("en", "Dockworkers in San Antonio stopped work for a second day", "San Antonio is the busiest port")


def test_two_articles_on_one_event_are_related_and_those_on_another_are_not():
    assert set(related({"a": STRIKE, "b": STRIKE_TOO, "c": FIRE})) == {("a", "b")}


def test_names_relate_articles_of_two_languages():
    assert ("a", "e") in related({"a": STRIKE, "e": STRIKE_EN, "f": FIRE})


def test_whether_two_articles_are_related_does_not_depend_on_a_third():
    alone = related({"a": STRIKE, "b": STRIKE_TOO})
    assert related({"a": STRIKE, "b": STRIKE_TOO, "c": FIRE})["a", "b"] == alone["a", "b"]


def test_rare_terms_weigh_more_than_common_ones():
    assert weight("estibador", "es") > weight("president", "es") > 0


def test_articles_without_statements_are_related_to_nothing():
    assert related({"a": article("es"), "b": article("es")}) == {}
