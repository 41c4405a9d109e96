import io
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from claimdiff.cli import cli, main
from claimdiff.config import DEFAULTS
from claimdiff.errors import ModelError
from claimdiff.progress import BARS, SILENT
from claimdiff.store import RunRecord, Store
from tests.results import put_result

ROOT = Path(__file__).parents[1]
HEAVY = {"numpy", "onnxruntime", "sklearn", "scipy", "trafilatura", "jinja2", "tokenizers", "tqdm", "sqlite3"}


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """Every command runs in an empty folder, with its default paths."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return tmp_path


class Pipeline:
    """Keeps what it is asked and answers with the same analysis every time."""

    def __init__(self, analysis, decisions):
        self.analysis = analysis
        self.decisions = decisions
        self.asked = []
        self.progress = []
        self.error = None
        self.during = lambda: None

    def update(self, inputs, store, *, encoder, nli, date, progress, settings, web):
        """What `claimdiff.pipeline.update` does, without reading anything."""
        self.asked.append((inputs, encoder, nli, date))
        self.progress.append(progress)
        if self.error:
            raise self.error
        self.during()
        assert (settings, web) == (DEFAULTS, None)
        with store.exclusive(), progress.stage("reading", 1) as advance:
            advance(1)
            put_result(store, self.analysis, self.decisions, RunRecord(f"{date}T04:00Z", date, "i", "s", {}))
        return self.analysis.failures


@pytest.fixture
def pipeline(analysis, decisions, monkeypatch):
    fake = Pipeline(replace(analysis, failures=()), decisions)
    monkeypatch.setattr("claimdiff.pipeline.update", fake.update)
    return fake


@pytest.fixture
def models(monkeypatch, fake_encoder, fake_nli):
    loaded = []
    for place, fake in (
        ("claimdiff.match.encoder.load_encoder", fake_encoder),
        ("claimdiff.judge.nli.load_nli", fake_nli),
    ):
        monkeypatch.setattr(place, lambda name, threads, fake=fake: loaded.append((name, threads)) or fake)
    return loaded


def invoke(*args, given=None):
    return CliRunner().invoke(cli, args, input=given, catch_exceptions=False)


def test_a_run_writes_the_report_of_the_day_and_prints_its_path_alone(pipeline, folder):
    result = invoke("run", "noticias", "-", "--date", "2026-01-31")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "reports/2026-01-31.md\n", "")
    assert pipeline.asked == [(("noticias", "-"), None, None, "2026-01-31")]
    assert (folder / "reports/2026-01-31.md").read_text().startswith("# Quién contradice a quién · 2026-01-31\n")
    assert sorted(path.name for path in folder.iterdir()) == [
        "claimdiff.db",
        "claimdiff.db-lock",
        "claimdiff.db-seal",
        "reports",
    ]


def test_a_second_run_writes_the_same_bytes(pipeline, folder):
    for name in ("one", "two"):
        assert (
            invoke("run", "x", "--date", "2026-01-31", "--out", f"{name}.md", "--json", f"{name}.json").exit_code == 0
        )
    assert (folder / "one.md").read_bytes() == (folder / "two.md").read_bytes()
    assert (folder / "one.json").read_bytes() == (folder / "two.json").read_bytes()


def test_what_is_new_is_measured_from_the_report_before(pipeline, folder):
    invoke("run", "x", "--date", "2026-01-30")
    invoke("run", "x", "--date", "2026-01-31")
    assert "Nada nuevo desde el 2026-01-30." in (folder / "reports/2026-01-31.md").read_text()


def test_a_dash_sends_the_report_to_standard_output(pipeline):
    result = invoke("run", "x", "--out", "-", "--report-lang", "en", "--date", "2026-01-31")
    assert result.stdout.startswith("# Who contradicts whom · 2026-01-31\n")
    assert "reports" not in result.stdout


def test_the_json_report_says_what_the_run_was(pipeline, folder):
    invoke("run", "x", "--date", "2026-01-31", "--json", "out/report.json")
    report = json.loads((folder / "out/report.json").read_text(encoding="utf-8"))
    assert report["run"].keys() == {"date", "version", "stopped", "failures"}
    assert report["run"]["stopped"] == {"bounds": 3, "same_event": 12}
    assert report["findings"][0]["first_seen"] == "2026-01-31"


def test_inputs_that_failed_are_named_one_a_line_and_the_rest_is_reported(pipeline, analysis, folder):
    pipeline.analysis = analysis
    result = invoke("run", "x", "--date", "2026-01-31")
    assert (result.exit_code, result.stdout) == (4, "reports/2026-01-31.md\n")
    assert result.stderr == "bad.jsonl:7: not JSON\n"
    assert "- bad.jsonl:7: not JSON" in (folder / "reports/2026-01-31.md").read_text()


def test_verbose_says_what_was_found_on_standard_error(pipeline):
    result = invoke("run", "x", "-v", "--date", "2026-01-31")
    found, clock = result.stderr.splitlines()
    assert found == "4 articles, 6 statements, 2 clusters, 1 findings, 0 failures"
    assert "reporting 0." in clock


def test_the_date_is_that_of_the_environment_when_none_is_given(pipeline, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1769817600")
    assert invoke("run", "x").stdout == "reports/2026-01-31.md\n"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "ayer")
    result = invoke("run", "x")
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert "SOURCE_DATE_EPOCH='ayer'" in result.stderr


def test_models_are_loaded_only_when_something_is_asked_of_them(pipeline, models, fake_encoder, fake_nli):
    invoke("run", "x", "--date", "2026-01-31")
    assert models == []
    invoke("run", "x", "--date", "2026-01-31", "--nli-model", "some/nli", "--threads", "4")
    assert models == [(None, 4), ("some/nli", 4)]
    assert pipeline.asked[1][1:3] == (fake_encoder, fake_nli)


def test_a_known_error_is_one_line_and_exit_code_1(pipeline):
    pipeline.error = ModelError("model x: not\nthere\x1b[31m")
    result = invoke("run", "x")
    assert (result.exit_code, result.stderr) == (1, "Error: model x: not there[31m\n")


def test_a_run_beside_another_is_refused_with_its_own_exit_code(pipeline, folder):
    with Store(folder / "claimdiff.db") as other, other.exclusive():
        result = invoke("run", "x")
    assert (result.exit_code, result.stdout) == (5, "")
    assert result.stderr == "Error: claimdiff.db: another run is using it; try again when it has ended\n"


@pytest.mark.parametrize(
    "args",
    [
        ("run",),
        ("run", "x", "--date", "31/1/2026"),
        ("run", "x", "--report-lang", "fr"),
        ("run", "x", "--threads", "0"),
        ("compare", "only one"),
        ("compare", "a", "b", "--pairs", "-"),
        ("compare",),
        ("nonsense",),
    ],
)
def test_wrong_usage_has_exit_code_2(args):
    assert invoke(*args, given="").exit_code == 2


def test_a_bug_is_a_traceback_and_exit_code_3(pipeline, capsys):
    pipeline.error = ZeroDivisionError("a bug")
    with pytest.raises(SystemExit) as end:
        main(["run", "x"])
    assert end.value.code == 3
    assert "ZeroDivisionError: a bug" in capsys.readouterr().err


def test_a_finding_is_explained_by_its_id(pipeline, statements):
    invoke("run", "x", "--date", "2026-01-31")
    result = invoke("explain", "f1f1")
    assert result.exit_code == 0
    assert f"A  {statements[0].id[:8]}  asserts  la Fiscalía (acusa)" in result.stdout
    assert "=> denial, strong (score 0.91)" in result.stdout


def test_two_statements_are_explained_by_the_beginning_of_their_ids(pipeline, statements):
    invoke("run", "x", "--date", "2026-01-31")
    result = invoke("explain", statements[2].id[:9], statements[0].id[:9])
    assert result.stdout.splitlines()[-2] == "=> stopped by own_copy: copies of one text (score 0.00)"


def test_ids_that_name_nothing_are_an_error(pipeline):
    invoke("run", "x", "--date", "2026-01-31")
    for args, said in ((("nada",), "Error: nada: no finding has"), (("nada", "nadie"), "Error: nada: no statement")):
        result = invoke("explain", *args)
        assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
        assert result.stderr.startswith(said)


def test_two_texts_are_compared(models, fake_nli):
    texts = "La presa está llena.", "La presa no está llena."
    fake_nli.answers = {texts: (0.02, 0.03, 0.95), texts[::-1]: (0.01, 0.04, 0.95)}
    result = invoke("compare", *texts)
    shown = result.stdout.splitlines()
    assert result.exit_code == 0
    assert shown[0].startswith("relation: ")
    assert shown[1] == "stances: A asserts, B asserts"
    assert shown[2:4] == [
        "a -> b: entailment 0.02   neutral 0.03   contradiction 0.95",
        "b -> a: entailment 0.01   neutral 0.04   contradiction 0.95",
    ]
    assert models == [(None, 2), (None, 2)]


PAIR = {"text_a": "La presa está llena.", "text_b": "El año fue seco."}


@pytest.mark.parametrize("source", ["-", "pairs.jsonl"])
def test_a_line_is_written_for_each_pair(models, folder, source):
    lines = json.dumps(PAIR, ensure_ascii=False) + "\n\n" + json.dumps(PAIR) + "\n"
    (folder / "pairs.jsonl").write_text(lines, encoding="utf-8")
    result = invoke("compare", "--pairs", source, given=lines)
    shown = [json.loads(line) for line in result.stdout.splitlines()]
    other = {"entailment": 0.1, "neutral": 0.8, "contradiction": 0.1}
    assert result.exit_code == 0
    assert shown == [{**PAIR, "a_b": other, "b_a": other, "relation": "neutral"}] * 2


def test_bad_lines_of_pairs_are_named_and_the_good_ones_compared(models):
    bad = ["{", '{"text_a": "x"}', "[]", '{"text_a": "x", "text_b": " "}']
    result = invoke("compare", "--pairs", "-", given="\n".join([*bad, json.dumps(PAIR)]))
    assert (result.exit_code, len(result.stdout.splitlines())) == (4, 1)
    assert [line.split(":")[1] for line in result.stderr.splitlines()] == ["1", "2", "3", "4"]


def test_no_pairs_load_no_model(models):
    result = invoke("compare", "--pairs", "-", given="\n")
    assert (result.exit_code, result.stdout, models) == (0, "", [])


REPORT = Path("reports/2026-01-31.md")


def tick(*labels):
    text = REPORT.read_text(encoding="utf-8")
    for label in labels:
        text = text.replace(f"- [ ] {label}", f"- [x] {label}", 1)
    REPORT.write_text(text, encoding="utf-8")


def test_a_run_takes_in_what_was_ticked_in_the_reports_of_its_folder(pipeline, folder):
    invoke("run", "x", "--date", "2026-01-31")
    tick("confirmada")
    result = invoke("run", "x", "--date", "2026-02-01", "--json", "report.json")
    assert (result.exit_code, result.stderr) == (0, "")
    ticked = f"- [x] confirmada <!-- claimdiff {'f1' * 8} confirmed given -->"
    assert ticked in (folder / "reports/2026-02-01.md").read_text(encoding="utf-8")
    (finding,) = json.loads((folder / "report.json").read_text(encoding="utf-8"))["findings"]
    assert (finding["review"], finding["note"], finding["gained"]) == ("confirmed", "", [])


def test_what_is_ticked_while_a_run_goes_on_is_not_written_over(pipeline):
    invoke("run", "x", "--date", "2026-01-31")
    pipeline.during = lambda: tick("descartada")
    invoke("run", "x", "--date", "2026-01-31")
    assert "## Ya descartado (1)" in REPORT.read_text(encoding="utf-8")


def test_two_ticked_boxes_are_one_line_and_exit_code_4_and_the_report_is_written(pipeline):
    invoke("run", "x", "--date", "2026-01-31")
    tick("confirmada", "descartada")
    result = invoke("run", "x", "--date", "2026-01-31")
    assert (result.exit_code, result.stdout) == (4, f"{REPORT}\n")
    assert result.stderr.count("\n") == 1
    assert "confirmed and dismissed are both ticked, neither is taken; leave one" in result.stderr
    assert "deje solo una" in REPORT.read_text(encoding="utf-8")


def test_a_report_on_standard_output_has_no_folder_to_read(pipeline):
    invoke("run", "x", "--date", "2026-01-31")
    tick("confirmada")
    assert "[x] confirmada" not in invoke("run", "x", "--date", "2026-01-31", "--out", "-").stdout


def test_reports_are_reviewed_and_counted(pipeline, folder):
    invoke("run", "x", "--date", "2026-01-31")
    tick("confirmada")
    REPORT.rename(folder / "mine.md")
    assert invoke("review", "mine.md").stdout == "new verdicts and notes: 1\n"
    assert invoke("review", "mine.md").stdout == "new verdicts and notes: 0\n"
    shown = invoke("stats").stdout.splitlines()
    assert shown[0].split() == ["confirmed", "dismissed", "precision"]
    assert shown[1].split() == ["all", "1", "0", "1.00"]
    assert [line for line in shown if not line.startswith(" ")] == ["kind", "band", "outlets", "month"]
    assert ["El", "Faro", "/", "La", "Hora", "1", "0", "1.00"] in [line.split() for line in shown]


def test_reports_that_cannot_be_read_are_named(pipeline):
    invoke("run", "x", "--date", "2026-01-31")
    result = invoke("review", "nada.md", str(REPORT))
    assert (result.exit_code, result.stdout) == (4, "new verdicts and notes: 0\n")
    assert result.stderr == "nada.md: cannot be read (No such file or directory)\n"


def test_a_review_beside_a_run_is_refused_with_its_own_exit_code(pipeline, folder):
    invoke("run", "x", "--date", "2026-01-31")
    with Store(folder / "claimdiff.db") as other, other.exclusive():
        assert invoke("review", str(REPORT)).exit_code == 5


def test_without_verdicts_there_is_no_precision_to_tell(pipeline):
    invoke("run", "x", "--date", "2026-01-31")
    assert invoke("stats").stdout.startswith("no verdicts yet")


def test_the_status_counts_what_is_there(pipeline):
    invoke("run", "x", "--date", "2026-01-31")
    result = invoke("status")
    assert result.stdout.splitlines()[:2] == ["articles             4", "statements           6"]
    assert result.stdout.splitlines()[-1] == "last run    2026-01-31T04:00Z, report of 2026-01-31"


def test_the_status_before_the_first_run_says_so(folder):
    Store(folder / "claimdiff.db").__exit__(None, None, None)
    assert invoke("status").stdout.splitlines()[-1] == "last run    none has ended yet"


def test_no_state_file_is_made_by_asking(folder):
    for args in (("status",), ("stats",), ("review", "a.md"), ("explain", "a", "b")):
        result = invoke(*args, "--db", "other.db")
        assert (result.exit_code, result.stderr.startswith("Error: other.db: no such state file")) == (1, True)
    assert list(folder.iterdir()) == []


def test_the_shipped_models_are_named():
    shown = invoke("models").stdout
    assert "encoder     claimdiff-encoder-" in shown
    assert "nli         claimdiff-nli-" in shown


def test_the_version_is_shown():
    assert invoke("--version").stdout.startswith("claimdiff ")


def test_help_tells_the_exit_codes_and_loads_nothing_heavy():
    code = "import sys; from claimdiff.cli import main\ntry: main(['run', '--help'])\nfinally: print(*sys.modules)"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT).stdout
    assert "--report-lang" in shown
    assert {name.split(".")[0] for name in shown.splitlines()[-1].split()} & HEAVY == set()
    assert "5 another run is busy" in invoke("--help").stdout


def test_bars_are_for_terminals(pipeline, monkeypatch):
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    invoke("run", "x", "--date", "2026-01-31")
    monkeypatch.setattr(sys, "stderr", Terminal())
    with pytest.raises(SystemExit):
        main(["run", "x", "--date", "2026-01-31"])
    assert [clock.shown for clock in pipeline.progress] == [SILENT, BARS]


def test_a_report_with_other_thresholds_needs_no_model_and_changes_nothing(pipeline, folder):
    invoke("run", "x", "--date", "2026-01-31", "--out", "usual.md")
    code = "import sys; from claimdiff.cli import main\ntry: main(sys.argv[1:])\nfinally: print(*sys.modules)"
    places = ["--db", "claimdiff.db"], ["--out", "strict.md"], ["--json", "r.json"]
    arguments = [word for option, name in places for word in (option, str(folder / name))]
    command = [
        sys.executable,
        "-c",
        code,
        "rejudge",
        *arguments,
        "--threshold-contradiction",
        "0.9",
        "--date",
        "2026-01-31",
    ]
    shown = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout
    path, modules = shown.splitlines()
    assert path == str(folder / "strict.md")
    assert {name.split(".")[0] for name in modules.split()} & {"onnxruntime", "tokenizers", "torch"} == set()
    assert (folder / "strict.md").read_text("utf-8").startswith("# Quién contradice a quién · 2026-01-31")
    assert json.loads((folder / "r.json").read_text("utf-8"))["schema"] == "claimdiff.report/1"


def test_before_the_first_run_there_is_nothing_to_decide_on():
    with Store("claimdiff.db"):
        pass
    done = invoke("rejudge")
    assert (done.exit_code, done.stderr) == (
        1,
        "Error: no run has ended yet, so there is nothing to decide on; use claimdiff run INPUT... first\n",
    )
