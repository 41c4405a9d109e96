from itertools import combinations

from claimdiff.datamodel import Article, Span
from claimdiff.match.origins import article_shingles, copied, origin_ids, same_agency

WIRE = (
    "La consejería informó este lunes de que el embalse perdió la mitad de su agua durante el verano y de que los "
    "municipios de la comarca tendrán cortes nocturnos hasta que vuelvan las lluvias, quizá en octubre. "
    "Los alcaldes reclaman camiones cisterna y acusan a la empresa concesionaria de no haber reparado las fugas."
)
OWN = (
    "Sentada en la puerta de su casa, Remedios llena dos cubos. Hace tres semanas que en su calle no sale agua por las "
    "noches y nadie le ha explicado cuándo volverá. La empresa concesionaria no respondió a este diario, "
    "que visitó cuatro pueblos de la comarca y habló con una veintena de vecinos y con dos alcaldes."
)


def origins(*articles):
    """Every article compared with every other."""
    shingles = {article.id: article_shingles(article) for article in articles}
    copies = [
        (a.id, b.id)
        for a, b in combinations(articles, 2)
        if copied(shingles[a.id], shingles[b.id], one_agency=same_agency(a, b))
    ]
    return origin_ids({article.id: article.published for article in articles}, copies)


def test_republished_wire_copy_is_one_origin():
    found = origins(Article("a", WIRE), Article("b", "MADRID. " + WIRE + " " + OWN[:120]), Article("c", OWN))
    assert found["a"] == found["b"]
    assert found["c"] != found["a"]


def test_a_shared_agency_credit_lowers_what_counts_as_a_copy():
    third = WIRE[: len(WIRE) // 3] + " " + OWN
    strangers = origins(Article("a", WIRE), Article("b", third))
    assert strangers["a"] != strangers["b"]
    credited = origins(Article("a", WIRE, agency="EFE"), Article("b", third, agency="EFE"))
    assert credited["a"] == credited["b"]


def test_skipped_boilerplate_does_not_make_an_origin():
    footer = " Suscríbete a nuestro boletín diario y recibe las noticias más importantes de la región cada mañana." * 3
    a, b = (
        Article("a", WIRE + footer, skip=(Span(len(WIRE), len(WIRE + footer)),)),
        Article("b", OWN + footer, skip=(Span(len(OWN), len(OWN + footer)),)),
    )
    found = origins(a, b)
    assert found["a"] != found["b"]


def test_origin_ids_do_not_depend_on_the_order_of_the_articles():
    articles = [Article("a", WIRE), Article("b", WIRE), Article("c", OWN)]
    assert origins(*articles) == origins(*articles[::-1])


def test_an_origin_is_named_after_its_first_article_and_keeps_the_name_while_copies_come():
    first, copy = Article("b", WIRE, published="2024-05-01"), Article("a", WIRE, published="2024-05-02")
    undated = Article("0", WIRE)
    assert origins(first)["b"] == origins(first, copy)["a"] == origins(first, copy, undated)["0"]


def test_no_articles_have_no_origins():
    assert origins() == {}
