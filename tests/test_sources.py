"""claimdiff.toml on the command line, from end to end, with a real server on loopback."""

import re
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest
from click.testing import CliRunner

from claimdiff.cli import cli
from claimdiff.config import Settings
from claimdiff.configfile import load_config
from claimdiff.sources import AddressList, Feed, Fetching, Folder, Sitemap
from claimdiff.store import Store
from tests.fetch.server import rss, web_page, with_etag

ROOT = Path(__file__).parents[1]
TEMPLATE = ROOT / "claimdiff" / "claimdiff.toml"

BODY = (
    "La compañía eléctrica Sierra Clara negó este viernes que haya cortado la luz a los vecinos de Olmedilla, como "
    "sostiene el alcalde de la localidad. El corte duró nueve horas y afectó a unas 3.000 viviendas, según él."
)


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return tmp_path


@pytest.fixture
def models(monkeypatch, fake_encoder, fake_nli):
    monkeypatch.setattr(
        "claimdiff.cli.options.ModelChoice.load_chosen", lambda _: {"encoder": fake_encoder, "nli": fake_nli}
    )


def invoke(*args):
    return CliRunner().invoke(cli, args, catch_exceptions=False)


def write_config(server, extra=""):
    Path("claimdiff.toml").write_text(
        f"""
[run]
date = "2026-01-31"
pace = 0
private-host = ["127.0.0.1"]
[[feed]]
url = "{server.url("/rss")}"
outlet = "El Faro"
lang = "es"
{extra}
""",
        encoding="utf-8",
    )


def test_a_run_from_feed_to_report_and_a_second_one_that_finds_nothing_new(server, models, folder):
    server.pages |= {
        "/rss": with_etag(rss("/a", "/b"), '"1"'),
        "/a": web_page("Apagón", BODY),
        "/b": web_page("Luz", BODY),
    }
    write_config(server)
    first = invoke("run")
    assert (first.exit_code, first.stderr) == (0, "")
    assert first.stdout == "2 new from 1 source on the web\nreports/2026-01-31.md\n"
    report = (folder / "reports/2026-01-31.md").read_text(encoding="utf-8")
    assert report.splitlines()[3].startswith("2 artículos · 1 medio")
    asked = len(server.seen)
    second = invoke("run")
    assert (second.exit_code, second.stdout) == (0, "nothing new from 1 source on the web\nreports/2026-01-31.md\n")
    assert [seen.path for seen in server.seen[asked:]] == ["/robots.txt", "/rss"]


def test_an_article_that_was_edited_at_its_address_is_news_once_and_its_older_text_is_kept(server, models, folder):
    charge = "La Fiscalía acusa a la minera Alto Cobre de verter ácido en el río Lerma desde el mes de mayo de 2025"
    denied = f"{charge}, lo que la empresa niega"
    write_config(server)
    server.pages |= {"/rss": rss("/a"), "/a": web_page("Lerma", f"{charge}.")}
    assert invoke("run").stdout.startswith("1 new from 1 source on the web\n")
    server.pages |= {"/rss": rss(("/a", "Sat, 31 Jan 2026 20:00:00 GMT")), "/a": web_page("Lerma", f"{denied}.")}
    assert invoke("run", "--date", "2026-02-01").stdout.startswith("1 edited from 1 source on the web\n")
    first, second = ((folder / f"reports/{date}.md").read_text("utf-8") for date in ("2026-01-31", "2026-02-01"))
    assert "1 artículo · 1 medio" in second
    assert "lo que la empresa niega" not in first
    news = second.partition("## Nuevo desde")[2].partition("\n## ")[0]
    assert news.count("\n- desmentido") == 1
    with Store("claimdiff.db", create=False) as store:
        (article,) = store.articles()
        texts = [edition.article.text for edition in store.editions_around([article.id])]
    assert [denied in text for text in texts] == [False, True]
    assert denied in article.text
    assert invoke("run", "--date", "2026-02-02").stdout.startswith("nothing new from 1 source on the web\n")
    assert "## Nuevo desde" not in (folder / "reports/2026-02-02.md").read_text("utf-8")


def test_a_dead_feed_is_a_line_in_the_report_and_exit_code_4(server, models, folder):
    server.pages |= {"/rss": rss("/a"), "/a": web_page("Apagón", BODY)}
    dead = server.url("/muerto")
    write_config(server, f'[[feed]]\nurl = "{dead}"\noutlet = "La Hora"\n[[folder]]\npath = "inbox"')
    (folder / "inbox").mkdir()
    (folder / "inbox" / "nota.txt").write_text(BODY, encoding="utf-8")
    result = invoke("run")
    said = f"{dead}: answers 404 (not found): check the address"
    assert (result.exit_code, result.stderr) == (4, f"{said}\n")
    report = (folder / "reports/2026-01-31.md").read_text(encoding="utf-8")
    assert "2 artículos" in report
    assert any("muerto" in line and "answers 404 (not found)" in line for line in report.splitlines())


def test_inputs_on_the_command_line_leave_the_sources_alone(server, models, folder):
    write_config(server)
    (folder / "nota.txt").write_text(BODY, encoding="utf-8")
    assert invoke("run", "nota.txt").stdout == "reports/2026-01-31.md\n"
    assert server.seen == []


def test_a_report_on_standard_output_has_nothing_before_it(server, models):
    server.pages |= {"/rss": rss("/a"), "/a": web_page("Apagón", BODY)}
    write_config(server)
    assert invoke("run", "--out", "-").stdout.startswith("# ")


def test_init_writes_a_file_that_works_as_it_stands(models, folder):
    result = invoke("init")
    assert (result.exit_code, result.stdout) == (0, "claimdiff.toml: name your sources there, then: claimdiff run\n")
    assert sorted(path.name for path in folder.iterdir()) == ["articles", "claimdiff.toml"]
    (folder / "articles" / "nota.txt").write_text(BODY, encoding="utf-8")
    result = invoke("run", "--date", "2026-01-31")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "reports/2026-01-31.md\n", "")


def test_init_overwrites_nothing(folder):
    (folder / "claimdiff.toml").write_text("mine", encoding="utf-8")
    result = invoke("init")
    assert (result.exit_code, result.stderr) == (
        1,
        "Error: claimdiff.toml: is there already and stays as it is; edit it, or move it away first\n",
    )
    assert (folder / "claimdiff.toml").read_text(encoding="utf-8") == "mine"
    assert invoke("init", "no/such/claimdiff.toml").exit_code == 1


def uncommented(text):
    """The template with everything in it in force."""
    return re.sub(r"^# (\[\[\w+\]\]|[\w-]+ = .*)$", r"\1", text, flags=re.MULTILINE)


def test_the_template_shows_every_key_with_its_default(tmp_path):
    path = tmp_path / "claimdiff.toml"
    path.write_text(uncommented(TEMPLATE.read_text(encoding="utf-8")), encoding="utf-8")
    config = load_config(path)
    kinds = {"folder": Folder, "feed": Feed, "sitemap": Sitemap, "list": AddressList}
    shown = {(table, key) for table, _, key in config.lines if key and table != "run"}
    told_once = {("sitemap", "lang"), ("sitemap", "country"), ("list", "lang"), ("list", "country"), ("list", "limit")}
    assert shown | told_once == {
        (table, field.name.replace("_", "-")) for table, kind in kinds.items() for field in fields(kind)
    }
    assert config.web[0].limit == config.web[1].limit == Feed(url="", outlet="").limit
    assert config.web[1].days == Sitemap(url="", outlet="").days
    tuned = {field.name.replace("_", "-"): field.default for kind in (Settings, Fetching) for field in fields(kind)}
    shown_only = {"contact", "private-hosts"}
    assert {key: config.run[key] for key in tuned.keys() - shown_only} == {
        key: default for key, default in tuned.items() if key not in shown_only
    }


def test_the_template_shows_every_option_of_a_run_but_those_of_a_single_one():
    lines = uncommented(TEMPLATE.read_text(encoding="utf-8"))
    options = {opt.removeprefix("--") for option in cli.commands["run"].params for opt in option.opts if "--" in opt}
    assert options - set(tomllib.loads(lines)["run"]) == {"config", "date", "verbose"}


def test_every_option_of_a_run_works_from_the_template(models, folder):
    text = uncommented(TEMPLATE.read_text(encoding="utf-8"))
    (folder / "claimdiff.toml").write_text(text.partition("# An RSS")[0], encoding="utf-8")
    (folder / "articles").mkdir()
    result = invoke("run", "--date", "2026-01-31")
    assert (result.exit_code, result.output) == (0, "")
    assert sorted(path.name for path in (folder / "reports").iterdir()) == ["2026-01-31.json", "2026-01-31.md"]
    assert "reports/2026-01-31.md" in (folder / "claimdiff.log").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[run]\ndbb = "x"', 'claimdiff.toml:2: unknown name "dbb" in [run]; did you mean "db"?'),
        (
            '[run]\nreport_lang = "es"',
            'claimdiff.toml:2: unknown name "report_lang" in [run]; did you mean "report-lang"?',
        ),
        ("[run]\nthreads = 0", "claimdiff.toml:2: threads = 0 cannot be: 0 is not in the range x>=1."),
        ("[run]\ndb = 3", "claimdiff.toml:2: db = 3 cannot be: write a path in quotes"),
        ('[run]\nverbose = "yes"', "claimdiff.toml:2: verbose = 'yes' cannot be: write true or false"),
        ('[run]\nconfig = "x"', 'claimdiff.toml:2: unknown name "config" in [run]; known are '),
        ("[run]\npace = nan", "claimdiff.toml:2: pace = nan cannot be: it is not a number"),
        ("[run]\nnear = 2", "claimdiff.toml:2: near = 2 cannot be: 2.0 is not in the range 0<=x<=1."),
        (
            "[run]\nconect-timeout = 3",
            'claimdiff.toml:2: unknown name "conect-timeout" in [run]; did you mean "connect-',
        ),
        (
            '[run]\ncontact = "a\\r\\nX: b"',
            "claimdiff.toml:2: contact = 'a\\r\\nX: b' cannot be: write the address",
        ),
        ('[run]\nprivate-host = "x"', "claimdiff.toml:2: private-host = 'x' cannot be: write a list: "),
        (
            '[run]\nprivate-host = ["http://x/"]',
            "claimdiff.toml:2: private-host = ['http://x/'] cannot be: write the name",
        ),
        ("[run]\ndate = 2026-01-31", "claimdiff.toml:2: date = datetime.date(2026, 1, 31) cannot be: "),
        ("[run]\n", "claimdiff.toml: names no sources; give inputs, or add a [[folder]] or [[feed]]"),
    ],
)
def test_a_mistake_in_the_file_is_one_line_with_its_place(folder, text, said):
    (folder / "claimdiff.toml").write_text(text, encoding="utf-8")
    result = invoke("run")
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert result.stderr.startswith(f"Error: {said}")


def test_without_inputs_and_without_a_file_the_way_on_is_shown():
    result = invoke("run")
    assert result.exit_code == 2
    assert "`claimdiff init` writes one" in result.stderr


def test_state_and_report_are_beside_a_file_that_does_not_name_them(models, folder):
    (folder / "night" / "in").mkdir(parents=True)
    (folder / "night" / "claimdiff.toml").write_text('[[folder]]\npath = "in"', encoding="utf-8")
    result = invoke("run", "--config", "night/claimdiff.toml", "--date", "2026-01-31")
    assert result.stdout == "night/reports/2026-01-31.md\n"
    assert [path.name for path in folder.iterdir()] == ["night"]


def test_the_command_line_counts_more_than_the_file_and_paths_are_beside_it(models, folder):
    (folder / "night").mkdir()
    config = folder / "night" / "claimdiff.toml"
    config.write_text(
        '[run]\ndb = "n.db"\nout = "r/DATE.md"\ndate = "2026-01-31"\n[[folder]]\npath = "in"', encoding="utf-8"
    )
    (folder / "night" / "in").mkdir()
    assert invoke("run", "--config", "night/claimdiff.toml").stdout == "night/r/2026-01-31.md\n"
    assert (folder / "night" / "n.db").is_file()
    assert "report of 2026-01-31" in invoke("status", "--config", "night/claimdiff.toml").stdout
    assert invoke("run", "--config", "night/claimdiff.toml", "--out", "here.md", "--db", "d.db").stdout == "here.md\n"
    assert (folder / "d.db").is_file()
