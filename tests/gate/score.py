"""Scores JSON reports against story bundles with gold.

    python -m tests.gate.score GOLD REPORTS [--json] [-v]

GOLD holds one folder a bundle, REPORTS one report a bundle (`<bundle>.json`, in the form of docs/json.md).

A statement carries a marked passage when the two share 60 % of the shorter one. Measured are:

- extraction recall: the share of marked mentions that some statement carries;
- B-cubed precision, recall and F1 (Bagga and Baldwin, 1998) over the marked mentions, each taken to stand in the
  cluster of the statement that fits it best;
- contradictions: a finding is right when one side carries one claim of a listed contradiction and the other side the
  other, and on each side at least half of the statements that carry any mention carry that claim. Recall counts the
  listed contradictions that some finding hits;
- kinds right: of the right findings, the share that has the kind of a listed contradiction that it hits;
- traps flagged: pairs of passages that only look contradictory and stand on the two sides of a finding that is wrong.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.gate.bundles import Bundle, BundleError, Passage, load_bundles

SHARE = 0.6  # of the shorter of statement and passage that the two must have in common


@dataclass(frozen=True)
class Side:
    """One side of a finding: its statements, and for each of them the claims it carries."""

    statements: tuple[str, ...]
    claims: tuple[frozenset[str], ...]

    def stands_for(self) -> set[str]:
        """The claims that at least half of the statements that carry any claim carry."""
        marked = [carried for carried in self.claims if carried]
        votes = Counter(claim for carried in marked for claim in carried)
        return {claim for claim, count in votes.items() if 2 * count >= len(marked)}


@dataclass(frozen=True)
class Report:
    """What the score needs of a JSON report. `findings` are pairs of lists of statement ids, `kinds` their kinds."""

    spans: Mapping[str, Passage]
    cluster_of: Mapping[str, str]
    findings: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]
    kinds: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Tally:
    """Counts over one bundle or several; they add up."""

    mentions: int = 0
    found: int = 0
    precision_sum: float = 0.0
    recall_sum: float = 0.0
    findings: int = 0
    right: int = 0
    kind_right: int = 0
    listed: int = 0
    hit: int = 0
    traps: int = 0
    trapped: int = 0
    listed_by_kind: Counter[str] = field(default_factory=Counter)
    hit_by_kind: Counter[str] = field(default_factory=Counter)

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(*(getattr(self, name) + getattr(other, name) for name in Tally.__dataclass_fields__))

    def figures(self) -> dict[str, Any]:
        """The measures, as shares of 1 or counts, by the names used everywhere."""
        bcubed_p, bcubed_r = _share(self.precision_sum, self.mentions), _share(self.recall_sum, self.mentions)
        precision, recall = _share(self.right, self.findings), _share(self.hit, self.listed)
        return {
            "extraction_recall": _share(self.found, self.mentions),
            "bcubed_p": bcubed_p,
            "bcubed_r": bcubed_r,
            "bcubed_f1": _f1(bcubed_p, bcubed_r),
            "contradiction_p": precision,
            "contradiction_r": recall,
            "contradiction_f1": _f1(precision, recall),
            "kinds_right": _share(self.kind_right, self.right),
            "findings": self.findings,
            "gold": self.listed,
            "traps_flagged": self.trapped,
            "traps": self.traps,
            "recall_by_type": {
                kind: f"{self.hit_by_kind[kind]}/{count}" for kind, count in sorted(self.listed_by_kind.items())
            },
        }


@dataclass(frozen=True)
class Outcome:
    """The tally of one bundle and, a line each, what was false, missed and trapped."""

    bundle: str
    tally: Tally
    mistakes: tuple[str, ...]


def score(bundle: Bundle, report: Report) -> Outcome:
    """Compare a report on a bundle with what is marked there."""
    for name, span in report.spans.items():
        if span.article not in bundle.texts or not 0 <= span.start < span.end <= len(bundle.texts[span.article]):
            raise BundleError(f"{bundle.name}: statement {name} does not lie in an article of the bundle")
    places = _places(bundle, report)
    precision_sum, recall_sum = _bcubed(places)
    kinds = {pair.claims: pair.kind for pair in bundle.contradictions}
    carried = {name: _claims_of(span, bundle) for name, span in report.spans.items()}
    hit: set[frozenset[str]] = set()
    trapped: set[int] = set()
    false: list[str] = []
    kind_right = 0
    for name, *ids in report.findings:
        a, b = (Side(side, tuple(carried[i] for i in side)) for side in ids)
        pairs = _contradictions_shown(a, b, kinds.keys())
        hit |= pairs
        kind_right += report.kinds.get(name) in {kinds[pair] for pair in pairs}
        if not pairs:
            trapped |= _traps_in(bundle, a, b, report.spans)
            false.append(f"FALSE  {name}: {_excerpts(bundle, a, report)} <> {_excerpts(bundle, b, report)}")
    tally = Tally(
        mentions=len(places),
        found=sum(place is not None for _, place in places),
        precision_sum=precision_sum,
        recall_sum=recall_sum,
        findings=len(report.findings),
        right=len(report.findings) - len(false),
        kind_right=kind_right,
        listed=len(kinds),
        hit=len(hit),
        traps=len(bundle.traps),
        trapped=len(trapped),
        listed_by_kind=Counter(kinds.values()),
        hit_by_kind=Counter(kinds[pair] for pair in hit),
    )
    return Outcome(bundle.name, tally, (*false, *_missed(bundle, hit), *_trapped(bundle, trapped)))


def read_report(content: Mapping[str, Any]) -> Report:
    """The part of a JSON report that counts. A finding that does not name its statements takes its whole clusters."""
    members = {cluster["id"]: tuple(cluster["statements"]) for cluster in content["clusters"]}
    return Report(
        spans={s["id"]: Passage(s["article"], s["start"], s["end"]) for s in content["statements"]},
        cluster_of={statement: cluster for cluster, statements in members.items() for statement in statements},
        findings=tuple(
            (
                finding["id"],
                tuple(finding.get("statements_a") or members[finding["a"]]),
                tuple(finding.get("statements_b") or members[finding["b"]]),
            )
            for finding in content["findings"]
        ),
        kinds={finding["id"]: finding["kind"] for finding in content["findings"] if "kind" in finding},
    )


def carries(statement: Passage, passage: Passage) -> bool:
    """Whether the two share enough of the shorter one."""
    shorter = min(statement.end - statement.start, passage.end - passage.start)
    return _common(statement, passage) / max(1, shorter) >= SHARE


def _common(a: Passage, b: Passage) -> int:
    if a.article != b.article:
        return 0
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def jaccard(a: Passage, b: Passage) -> float:
    """Intersection over union of two passages."""
    return _common(a, b) / (max(a.end, b.end) - min(a.start, b.start))


def _claims_of(span: Passage, bundle: Bundle) -> frozenset[str]:
    return frozenset(mention.claim for mention in bundle.mentions if carries(span, mention.passage))


def _places(bundle: Bundle, report: Report) -> list[tuple[str, str | None]]:
    """For each mention its claim and the cluster where it landed, None when no statement carries it."""
    places: list[tuple[str, str | None]] = []
    for mention in bundle.mentions:
        fitting = [name for name, span in report.spans.items() if carries(span, mention.passage)]
        best = max(fitting, key=lambda name: jaccard(report.spans[name], mention.passage), default=None)
        places.append((mention.claim, None if best is None else report.cluster_of.get(best, f"alone {best}")))
    return places


def _bcubed(places: Sequence[tuple[str, str | None]]) -> tuple[float, float]:
    """The sums over mentions of B-cubed precision and recall. A mention without a cluster is alone in one."""
    landed = [(claim, f"missed {i}" if place is None else place) for i, (claim, place) in enumerate(places)]
    both = Counter(landed)
    of_claim = Counter(claim for claim, _ in landed)
    of_place = Counter(place for _, place in landed)
    precision = sum(both[claim, place] / of_place[place] for claim, place in landed)
    recall = sum(both[claim, place] / of_claim[claim] for claim, place in landed)
    return precision, recall


def _contradictions_shown(a: Side, b: Side, listed: Iterable[frozenset[str]]) -> set[frozenset[str]]:
    """The listed contradictions whose two claims are what the two sides stand for, in different statements."""
    for_a, for_b = a.stands_for(), b.stands_for()
    carried = {
        frozenset((x, y))
        for i, claims_a in zip(a.statements, a.claims, strict=True)
        for j, claims_b in zip(b.statements, b.claims, strict=True)
        if i != j
        for x in claims_a & for_a
        for y in claims_b & for_b
    }
    return carried & set(listed)


def _traps_in(bundle: Bundle, a: Side, b: Side, spans: Mapping[str, Passage]) -> set[int]:
    def on(side: Side, passage: Passage) -> bool:
        return any(carries(spans[statement], passage) for statement in side.statements)

    return {
        number
        for number, trap in enumerate(bundle.traps)
        if (on(a, trap.a) and on(b, trap.b)) or (on(a, trap.b) and on(b, trap.a))
    }


def _excerpts(bundle: Bundle, side: Side, report: Report) -> str:
    return " | ".join(repr(bundle.quote(report.spans[name])[:110]) for name in side.statements[:2])


def _missed(bundle: Bundle, hit: set[frozenset[str]]) -> list[str]:
    return [
        f"MISSED {pair.kind}: {' <> '.join(bundle.gists[claim] for claim in sorted(pair.claims))}"
        for pair in bundle.contradictions
        if pair.claims not in hit
    ]


def _trapped(bundle: Bundle, trapped: set[int]) -> list[str]:
    chosen = (bundle.traps[number] for number in sorted(trapped))
    return [f"TRAP   {trap.kind}: {bundle.quote(trap.a)!r} <> {bundle.quote(trap.b)!r}" for trap in chosen]


def _share(part: float, whole: int) -> float:
    return part / max(1, whole)


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def table(outcomes: Sequence[Outcome], *, mistakes: bool = False) -> str:
    """One line a bundle and one for all; with `mistakes`, what went wrong under each bundle."""
    lines = [f"{'bundle':26} extract  B3 P  B3 R B3 F1  con P  con R con F1  shown  gold  traps"]
    for outcome in outcomes:
        lines.append(_line(outcome.bundle, outcome.tally))
        lines += [f"    {mistake}" for mistake in outcome.mistakes] if mistakes else []
    total = sum((outcome.tally for outcome in outcomes), Tally())
    found = ", ".join(f"{kind} {share}" for kind, share in total.figures()["recall_by_type"].items())
    kinds = f"kinds right: {total.kind_right}/{total.right}"
    return "\n".join([*lines, _line("ALL", total), f"contradictions found: {found}", kinds])


def _line(name: str, tally: Tally) -> str:
    f = tally.figures()
    return (
        f"{name:26} {f['extraction_recall']:7.3f} {f['bcubed_p']:5.3f} {f['bcubed_r']:5.3f} {f['bcubed_f1']:5.3f}  "
        f"{f['contradiction_p']:5.3f}  {f['contradiction_r']:5.3f}  {f['contradiction_f1']:5.3f} "
        f"{f['findings']:6} {f['gold']:5} {f['traps_flagged']:>3}/{f['traps']}"
    )


def main(arguments: Sequence[str] | None = None) -> str:
    """Score a folder of reports and return what is to be printed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("reports", type=Path)
    parser.add_argument("--json", action="store_true", help="the figures over all bundles as JSON")
    parser.add_argument("-v", "--verbose", action="store_true", help="list what is false, missed and trapped")
    options = parser.parse_args(arguments)
    outcomes = [
        score(bundle, read_report(json.loads((options.reports / f"{bundle.name}.json").read_text(encoding="utf-8"))))
        for bundle in load_bundles(options.gold)
    ]
    if options.json:
        return json.dumps(sum((outcome.tally for outcome in outcomes), Tally()).figures(), indent=1)
    return table(outcomes, mistakes=options.verbose)


if __name__ == "__main__":
    sys.stdout.write(main() + "\n")
