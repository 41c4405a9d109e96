from pathlib import Path

import pytest

from claimdiff.configfile import load_config
from claimdiff.errors import ConfigError
from claimdiff.sources import AddressList, Feed, Folder, Sitemap

WHOLE = """
# Nuestras fuentes
[run]
db = "news.db"
near = 0.8
private-host = ["intranet.example"]

[[folder]]
path = "inbox"

[[folder]]
path = "/srv/archive"

[[feed]]
url = "https://faro.example/rss"
outlet = "El Faro"
lang = "es"
country = "MX"
limit = 20

[[sitemap]]
url = "https://hora.example/news.xml"
outlet = "La Hora"
days = 3

[[list]]
urls = ["https://sur.example/1", "https://sur.example/2"]

[[list]]
outlet = "Radio Sur"
file = "sur.txt"
"""


@pytest.fixture
def write(tmp_path):
    def written(text):
        path = tmp_path / "claimdiff.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return written


def refused(path):
    with pytest.raises(ConfigError) as wrong:
        load_config(path)
    return str(wrong.value).removeprefix(str(path))


def test_a_whole_file_is_read_with_its_paths_beside_it(write):
    path = write(WHOLE)
    config = load_config(path)
    assert config.run == {"db": "news.db", "near": 0.8, "private-host": ["intranet.example"]}
    assert config.folders == (Folder(f"{path.parent}/inbox"), Folder("/srv/archive"))
    assert config.web == (
        Feed(url="https://faro.example/rss", outlet="El Faro", lang="es", country="MX", limit=20),
        Sitemap(url="https://hora.example/news.xml", outlet="La Hora", days=3),
        AddressList(urls=("https://sur.example/1", "https://sur.example/2")),
        AddressList(outlet="Radio Sur", file=f"{path.parent}/sur.txt"),
    )


def test_an_empty_file_names_nothing(write):
    config = load_config(write(""))
    assert (config.run, config.folders, config.web) == ({}, (), ())


def test_paths_of_a_file_in_the_current_folder_stay_short(write, monkeypatch):
    monkeypatch.chdir(write(WHOLE).parent)
    assert load_config(Path("claimdiff.toml")).folders[0] == Folder("inbox")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            '[[feed]]\nurl = "https://a.example"\noutlt = "A"',
            ':3: unknown name "outlt" in [feed]; did you mean "outlet"?',
        ),
        ("\n[[feeds]]\n", ':2: unknown table "feeds"; did you mean "feed"?'),
        ("[zzz]\n", ':1: unknown table "zzz"; known are feed, folder, list, run, sitemap'),
        ('db = "x"', ':1: "db" stands before any table; put it below the one it belongs to, like [run]'),
        ('[feed]\nurl = "x"', ":1: [feed] can be there several times; write [[feed]]"),
        ("[[run]]\n", ":1: [[run]] can be there once only; write [run]"),
        ("[[run]]\n[[run]]\n", ":1: [[run]] can be there once only; write [run]"),
        ('[[feed]]\noutlet = "A"', ':1: [[feed]] has no url; give an address in quotes that begins with "https://" or'),
        ('\n[[feed]]\nurl = "https://a.example"', ":2: [[feed]] has no outlet; give the name of the outlet in quotes"),
        ("[[list]]\nlimit = 3", ":1: [[list]] has neither urls nor a file; give one of them"),
        ('[[feed]]\nurl = "a.example"', ":2: url = 'a.example' cannot be; give an address in quotes"),
        ('[[folder]]\npath = "a"\n[[folder]]\npath = 3', ":4: path = 3 cannot be; give the path of a file or folder"),
        (
            '[[list]]\nurls = [\n "ftp://a.example"]',
            ":2: urls = ['ftp://a.example'] cannot be; give a list of addresses",
        ),
        ('[[feed]]\nlimit = 0\nurl = "x"', ":2: limit = 0 cannot be; give a whole number from 1"),
        ("[[feed]]\nlimit = true", ":2: limit = True cannot be; give a whole number from 1"),
        ('[[feed]]\nlang = "español"', ":2: lang = 'español' cannot be; give the code of a language"),
        ("[run]\ndb =\nout = 3", ":2: not TOML (Invalid value); mend that line"),
    ],
)
def test_a_mistake_is_told_with_file_and_line(write, text, said):
    assert refused(write(text)).startswith(said)


def test_a_file_that_is_not_there_or_no_text_is_told(tmp_path):
    path = tmp_path / "claimdiff.toml"
    assert refused(path) == ": cannot be read (No such file or directory); make one with `claimdiff init`"
    path.write_bytes("[run]\n# año\n".encode("latin-1"))
    assert refused(path) == ": not text in UTF-8; save it so"
    path.write_bytes(b"\xef\xbb\xbf[run]\n")
    assert load_config(path).run == {}
