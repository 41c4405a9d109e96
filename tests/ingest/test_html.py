import subprocess
import sys

import pytest

from claimdiff.errors import IngestError
from claimdiff.ingest.html import extract_page

FIRST = "La presa de Cauquil cedió el lunes por la mañana y el agua llegó a las primeras casas del barrio bajo."
SECOND = "La empresa Aguas del Sur negó que hubiera recibido avisos sobre grietas, como sostienen los vecinos."
PAGE = f"""<!DOCTYPE html><html lang="es-CL"><head><title>La presa cede | El Canelo</title>
<meta property="og:site_name" content="El Canelo"><meta property="og:title" content="La presa cede">
<meta property="article:published_time" content="2024-05-06T07:30:00-04:00">
<link rel="canonical" href="https://elcanelo.example/pais/presa"></head><body><nav><a href="/">Inicio</a></nav>
<article><p>{FIRST}</p><p>{SECOND}</p></article><footer>© El Canelo</footer></body></html>"""


def test_a_page_gives_its_body_and_what_it_says_of_itself():
    assert extract_page(PAGE) == {
        "text": f"{FIRST}\n{SECOND}",
        "title": "La presa cede",
        "outlet": "El Canelo",
        "url": "https://elcanelo.example/pais/presa",
        "published": "2024-05-06T07:30:00-04:00",
        "lang": "es-CL",
    }


def test_the_date_in_linked_data_is_found():
    script = '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-05-07"}</script>'
    page = PAGE.replace('property="article:published_time"', 'name="x"').replace("</head>", f"{script}</head>")
    assert extract_page(page)["published"] == "2024-05-07"


def test_a_page_that_says_nothing_of_itself_gives_its_text_only():
    page = f"<html><body><article><p>{FIRST}</p><p>{SECOND}</p></article></body></html>"
    assert set(extract_page(page)) == {"text"}


@pytest.mark.parametrize("page", ["<html><body></body></html>", "<html>", "<html><p"])
def test_a_page_without_an_article_is_an_error(page):
    with pytest.raises(IngestError, match="save the article as text"):
        extract_page(page)


def test_slow_libraries_are_loaded_only_when_they_are_needed():
    code = (
        "import sys, io; from claimdiff.ingest import read_sources;"
        'list(read_sources([\'-\'], stdin=io.BytesIO(b\'{"text": "El juez habl", "lang": "es"}\')));'
        "print([m for m in ('trafilatura', 'py3langid', 'dateparser', 'charset_normalizer') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
