"""The tables of docs/performance.md and docs/quality.md, made from what the benchmarks measured."""

from pathlib import Path
from typing import Any

# What is asked for, to stand beside what was measured.
_LEAST_FASTER = {
    "transformers pipeline, default settings": 4,
    "transformers pipeline, batched and sorted by length": 2,
    "sentence-transformers": 2,
}
_LONGEST_START = 1.5
_MOST_MEMORY = 700


def put(page: Path, name: str, table: str) -> None:
    """Put a table between `<!-- name -->` and `<!-- /name -->` of the page."""
    page.write_text(replaced(page.read_text(encoding="utf-8"), name, table), encoding="utf-8")


def replaced(page: str, name: str, content: str) -> str:
    """The page with other content between the marks `name`."""
    head, start, rest = page.partition(f"<!-- {name} -->\n")
    _, end, tail = rest.partition(f"<!-- /{name} -->")
    return f"{head}{start}{content}\n{end}{tail}"


def models_table(found: dict[str, Any]) -> str:
    """Speed, start and memory of the shipped models, as Markdown."""
    lines = ["| | a second | claimdiff is faster by | in processor time | asked for |", "|---|---|---|---|---|"]
    for part, unit in (("nli", "pairs"), ("encoder", "sentences")):
        ours = found[part]["claimdiff"]
        for name, rate in found[part].items():
            shown = f"| {part}: {name} | {rate['median']:.0f} {unit} |"
            if name in _LEAST_FASTER:
                factors = (f"{ours[clock] / rate[clock]:.1f} ×" for clock in ("median", "processor"))
                lines.append(f"{shown} {' | '.join(factors)} | {_LEAST_FASTER[name]} × |")
            else:
                lines.append(f"{shown} | | |")
    lines += ["", "| | measured | at most |", "|---|---|---|"]
    for part, taken in found["first_answer"].items():
        lines.append(
            f"| {part}: load and first answer, Python's start included | {taken['median']:.2f} s | {_LONGEST_START} s |"
        )
    lines.append(f"| peak memory with both loaded | {found['memory']:.0f} MB | {_MOST_MEMORY} MB |")
    return "\n".join([*lines, "", _settings(found)])


def usual_table(found: dict[str, Any]) -> str:
    """claimdiff and the usual ways on the marked bundles, as Markdown."""
    lines = [
        "| way | cosine from | contradiction from | shown | precision | recall | F1 | look-alikes shown "
        "| NLI questions | processor seconds |",
        f"|---|{'---:|' * 9}",
    ]
    for row in found["ways"]:
        thresholds = [f"{row[name]:.2f}" if row[name] else "–" for name in ("near", "contradictory")]
        shares = [f"{row[name]:.2f}" for name in ("precision", "recall", "f1")]
        trapped = f"{row['traps_flagged']} of {row['traps']}"
        seconds = "–" if row["seconds"] is None else f"{row['seconds']:,.0f}"
        cells = (row["way"], *thresholds, f"{row['findings']:,}", *shares, trapped, f"{row['questions']:,}", seconds)
        lines.append(f"| {' | '.join(cells)} |")
    machine = found["machine"]
    said = (
        f"{len(found['bundles'])} bundles, {found['models']['encoder']}, {found['models']['nli']}; "
        f"{machine['processor']}, {machine['cores']} cores, commit {machine['commit']}. "
        "Seconds are those of all threads."
    )
    return "\n".join([*lines, "", said])


def runs_tables(found: dict[str, Any]) -> str:
    """Whole runs by the number of articles, and where the time of the first ones goes, as Markdown."""
    lines = [
        "| articles | first run | articles a second | peak memory | statements | pairs compared | NLI questions "
        "a thousand statements | a run that adds | takes | one that adds none |",
        f"|{'---:|' * 10}",
    ]
    for row in found["sizes"]:
        cold, stored = row["cold"], row["stored"]
        cells = (
            f"{row['articles']:,}",
            f"{cold['seconds']:,.0f} s",
            f"{row['articles'] / cold['seconds']:.1f}",
            f"{cold['megabytes']:,} MB",
            f"{stored['statements']:,}",
            f"{stored['pairs']:,}",
            f"{1000 * stored['questions'] / stored['statements']:,.0f}",
            f"{row['added']:,}",
            f"{row['adding']['seconds']:.1f} s",
            f"{row['none']['seconds']:.1f} s",
        )
        lines.append(f"| {' | '.join(cells)} |")
    stages = list(dict.fromkeys(name for row in found["sizes"] for name in row["cold"]["stages"]))
    lines += ["", "Seconds of the first run by stage:", "", f"| articles | {' | '.join(stages)} |"]
    lines.append(f"|{'---:|' * (1 + len(stages))}")
    for row in found["sizes"]:
        taken = (f"{row['cold']['stages'].get(name, 0):,.1f}" for name in stages)
        lines.append(f"| {row['articles']:,} | {' | '.join(taken)} |")
    said = f"Articles: {found['told']:,} and retellings of them. {_machine(found)}"
    return "\n".join([*lines, "", said])


def nights_table(found: dict[str, Any]) -> str:
    """What a night costs on a large store, as Markdown."""
    stored = found["stored"]
    lines = [
        "| stored articles | statements | a run that adds | statements | takes | peak memory |",
        f"|{'---:|' * 6}",
    ]
    for articles, statements, run in ((found["add"], found["added_statements"], "adding"), (0, 0, "none")):
        cells = (stored["articles"], stored["statements"], articles, statements)
        taken, memory = found[run]["seconds"], found[run]["megabytes"]
        lines.append(f"| {' | '.join(f'{cell:,}' for cell in cells)} | {taken:.1f} s | {memory:,} MB |")
    lines.append("")
    if "recall" in found:
        known = found["recall"]
        lines += [
            f"Of {known['sample']:,} of the added propositions, brute force over all stored articles of the same story "
            f"finds {known['pairs']:,} nearest ones; the run found {known['found']:,} of them.",
            "",
        ]
    return "\n".join([*lines, _machine(found)])


def _machine(found: dict[str, Any]) -> str:
    machine = found["machine"]
    return f"{machine['processor']}, {machine['cores']} cores, Python {machine['python']}, commit {machine['commit']}."


def _settings(found: dict[str, Any]) -> str:
    machine, settings = found["machine"], found["settings"]
    libraries = ", ".join(f"{name} {version}" for name, version in found["libraries"].items())
    return (
        f"Median of {settings['rounds']} rounds over {settings['items']} pairs of {found['characters']['pair']:.0f} "
        f"characters and as many sentences of {found['characters']['sentence']:.0f}, {settings['threads']} threads, "
        f"batches of {settings['batch']} for the pipeline; {machine['processor']}, {machine['cores']} cores "
        f"({', '.join(machine['instructions'])}), Python {machine['python']}, {libraries}, commit {machine['commit']}. "
        f"Both ways gave the same label for {found['agreement']['labels']:.1%} of the pairs; the mean cosine of the "
        f"two vectors of a sentence was {found['agreement']['cosine']:.4f}."
    )


def beside_table(found: dict[str, Any]) -> str:
    """A whole run beside the usual way, as Markdown."""
    ours, theirs, quality = found["claimdiff"], found["usual"], found["quality"]
    lines = ["| | claimdiff | the usual way |", "|---|---:|---:|"]
    lines.append(f"| encoding | {ours['stages']['encoding']:,.0f} s | {theirs['encoding']:,.0f} s |")
    lines.append(f"| NLI | {ours['stages']['inferring']:,.0f} s | {theirs['inferring']:,.0f} s |")
    rest = ours["seconds"] - ours["stages"]["encoding"] - ours["stages"]["inferring"]
    lines.append(f"| all the rest | {rest:,.0f} s | {theirs['comparing']:,.0f} s |")
    lines.append(f"| whole | {ours['seconds']:,.0f} s | {theirs['seconds']:,.0f} s |")
    lines.append(f"| times faster | {theirs['seconds'] / ours['seconds']:.1f} | |")
    f1 = (f"{value:.2f}" for value in quality.values())
    lines.append(f"| F1 of contradictions on the marked bundles | {' | '.join(f1)} |")
    said = (
        f"claimdiff found {ours['found']}. The usual way: {theirs['sentences']:,} sentences, {theirs['questions']:,} "
        f"questions at a cosine of {theirs['near']:.2f}, timed on {found['sample']:,} of them. {_machine(found)}"
    )
    return "\n".join([*lines, "", said])
