from claimdiff.facts import read_facts
from claimdiff.match.stories import profile, related, weight


def article(lang, *sentences, published=None):
    return profile(lang, published, [read_facts(sentence, lang, None) for sentence in sentences])


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
    assert list(related([STRIKE], [FIRE, STRIKE_TOO])) == [(0, 1)]


def test_names_relate_articles_of_two_languages():
    assert list(related([STRIKE_EN], [FIRE, STRIKE])) == [(0, 1)]


def test_neither_the_side_nor_the_company_of_an_article_changes_what_it_is_related_to():
    everybody = [STRIKE, STRIKE_TOO, FIRE, STRIKE_EN]
    found = set(related(everybody, everybody))
    assert found == {(b, a) for a, b in found}
    alone = {(i, j) for i, a in enumerate(everybody) for j, b in enumerate(everybody) if list(related([a], [b]))}
    assert found == alone


def test_the_further_apart_in_time_the_more_two_articles_need_in_common():
    sentences = "El paro de los estibadores dejó vacío el puerto de San Antonio", "La empresa ofrece un bono menor"
    then, soon, later = (article("es", *sentences, published=day) for day in ("2026-01-01", "2026-01-03", "2026-03-01"))
    strike = article("es", "Los estibadores de San Antonio siguen en paro y el agua sube", published="2026-01-02")
    weak = article("es", "El puerto de Valdivia recibió un barco de estibadores", published="2026-01-02")
    assert list(related([strike], [then, soon, later])) == [(0, 0), (0, 1), (0, 2)]
    assert list(related([weak], [then, soon, later])) == [(0, 0), (0, 1)]


def test_rare_terms_weigh_more_than_common_ones():
    assert weight("estibador", "es") > weight("president", "es") > 0


def test_articles_without_statements_are_related_to_nothing():
    assert list(related([article("es")], [article("es"), STRIKE])) == []
    assert list(related([], [STRIKE])) == []


def test_articles_far_apart_in_time_need_more_in_common():
    facts = [
        read_facts(text, "es", None) for text in ("La presa de Guarayos cedió.", "El dique de Guarayos era viejo.")
    ]
    other = [
        read_facts(text, "es", None) for text in ("La presa de Guarayos cedió.", "Llueve sobre el valle de Tarija.")
    ]
    days = ("2026-01-01", "2026-01-20", "2026-02-20", "2027-06-20")
    told = [profile("es", day, other) for day in days]
    near = {b for _, b in related([profile("es", days[0], facts)], told)}
    assert near == {0, 1, 2}
    assert {b for _, b in related([profile("es", days[0], facts)], [profile("es", days[3], facts)])} == {0}
