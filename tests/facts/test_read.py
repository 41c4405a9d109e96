import pytest

from claimdiff.facts import read_facts


@pytest.mark.parametrize(
    ("text", "lang", "count"),
    [
        ("Canadá no vive gracias a Estados Unidos.", "es", 1),
        ("Trump impuso aranceles a Europa por no apoyar su plan.", "es", 0),
        ("Habrá aranceles si no lo apoyan.", "es", 0),
        ("La lluvia no solo cerró la escuela, sino también el puente.", "es", 0),
        ("The bridge was not only closed but torn down.", "en", 0),
        ("The bridge hasn't been closed.", "en", 1),
        ("A chuva não só fechou a escola.", "pt", 0),
        ("Washington tendrá el control sin importar lo que cueste", "es", 0),
        ("Un incendio sem precedentes destruiu o mercado", "pt", 0),
    ],
)
def test_only_what_turns_the_meaning_counts_as_negation(text, lang, count):
    assert read_facts(text, lang, None).negations == count
