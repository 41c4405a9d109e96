"""Reads story bundles: one invented event as several outlets tell it, with what is to be found marked by hand.

A bundle is a folder with `articles.jsonl` and `gold.json`; data/gold/README.md describes both. A bundle with a fault
(a quote that is not in its article, a contradiction between claims that are not listed) is refused as a whole.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimdiff.errors import ClaimdiffError

STANCES = ("assert", "deny")
KINDS = ("denial", "negation", "numeric", "temporal", "entity", "status", "reversal")
REQUIRED = ("id", "outlet", "url", "published", "title", "lang", "text")


class BundleError(ClaimdiffError):
    """A bundle whose files are missing or do not fit each other."""


@dataclass(frozen=True)
class Passage:
    """The span of a quote: half-open offsets into the text of its article."""

    article: str
    start: int
    end: int


@dataclass(frozen=True)
class Mention:
    """One place where a claim stands."""

    claim: str
    passage: Passage


@dataclass(frozen=True)
class Contradiction:
    """Two claims that conflict. `why` is the annotator's reason."""

    claims: frozenset[str]
    kind: str
    why: str


@dataclass(frozen=True)
class Trap:
    """Two passages that look like a contradiction and are none."""

    a: Passage
    b: Passage
    kind: str
    why: str


@dataclass(frozen=True)
class Bundle:
    """One story with its gold. `texts` maps an article's id to its body, `gists` a claim's id to its sentence.

    `denying` are the ids of the claims that are denials.
    """

    name: str
    folder: Path
    texts: Mapping[str, str]
    gists: Mapping[str, str]
    denying: frozenset[str]
    mentions: tuple[Mention, ...]
    contradictions: tuple[Contradiction, ...]
    traps: tuple[Trap, ...]

    def quote(self, passage: Passage) -> str:
        """The words of a passage."""
        return self.texts[passage.article][passage.start : passage.end]


def load_bundles(folder: Path) -> list[Bundle]:
    """All bundles right under a folder, by name; BundleError when there is none or one is faulty."""
    bundles = [load_bundle(path.parent) for path in sorted(folder.glob("*/gold.json"))]
    if not bundles:
        raise BundleError(f"{folder}: no bundle here; a bundle is a folder with articles.jsonl and gold.json")
    return bundles


def load_bundle(folder: Path) -> Bundle:
    """Read and check one bundle; BundleError lists all that is wrong with it."""
    texts, gold = _read(folder)
    faults: list[str] = [*_faults_of_claims(gold["claims"], texts), *_faults_of_pairs(gold, texts)]
    if faults:
        raise BundleError("\n".join(f"{folder}: {fault}" for fault in faults))
    return Bundle(
        name=folder.name,
        folder=folder,
        texts=texts,
        gists={claim["id"]: claim["gist"] for claim in gold["claims"]},
        denying=frozenset(claim["id"] for claim in gold["claims"] if claim["stance"] == "deny"),
        mentions=tuple(
            Mention(claim["id"], _passage(mention, texts)) for claim in gold["claims"] for mention in claim["mentions"]
        ),
        contradictions=tuple(
            Contradiction(frozenset((pair["a"], pair["b"])), pair["type"], pair["why"])
            for pair in gold["contradictions"]
        ),
        traps=tuple(
            Trap(_passage(trap["a"], texts), _passage(trap["b"], texts), trap["kind"], trap["why"])
            for trap in gold["traps"]
        ),
    )


def fingerprint(bundles: list[Bundle]) -> str:
    """SHA-256 over the names and files of the bundles: another corpus, another fingerprint."""
    digest = hashlib.sha256()
    for bundle in bundles:
        for name in ("articles.jsonl", "gold.json"):
            content = (bundle.folder / name).read_bytes()
            digest.update(f"{bundle.name}/{name} {hashlib.sha256(content).hexdigest()}\n".encode())
    return digest.hexdigest()


def _read(folder: Path) -> tuple[dict[str, str], dict[str, Any]]:
    texts: dict[str, str] = {}
    try:
        lines = (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines()
        gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
        articles = [json.loads(line) for line in lines if line.strip()]
    except (OSError, ValueError) as error:
        raise BundleError(f"{folder}: {error}") from error
    for article in articles:
        lacking = [key for key in REQUIRED if not article.get(key)]
        if lacking:
            raise BundleError(f"{folder}: article {article.get('id')} lacks {', '.join(lacking)}")
        texts[article["id"]] = article["text"]
    return texts, gold


def _passage(marked: Mapping[str, str], texts: Mapping[str, str]) -> Passage:
    start = texts[marked["article"]].index(marked["quote"])
    return Passage(marked["article"], start, start + len(marked["quote"]))


def _faults_of_claims(claims: list[dict[str, Any]], texts: Mapping[str, str]) -> Iterator[str]:
    for claim in claims:
        if claim["stance"] not in STANCES:
            yield f"claim {claim['id']} has the stance {claim['stance']!r}; known: {', '.join(STANCES)}"
        for mention in claim["mentions"]:
            yield from _faults_of_quote(f"claim {claim['id']}", mention, texts)


def _faults_of_pairs(gold: Mapping[str, Any], texts: Mapping[str, str]) -> Iterator[str]:
    known = {claim["id"] for claim in gold["claims"]}
    for pair in gold["contradictions"]:
        yield from (
            f"a contradiction names {end}, which is no claim" for end in (pair["a"], pair["b"]) if end not in known
        )
        if pair["type"] not in KINDS:
            yield f"contradiction {pair['a']} / {pair['b']} has the type {pair['type']!r}; known: {', '.join(KINDS)}"
    for number, trap in enumerate(gold["traps"], start=1):
        for side in (trap["a"], trap["b"]):
            yield from _faults_of_quote(f"trap {number}", side, texts)


def _faults_of_quote(where: str, marked: Mapping[str, str], texts: Mapping[str, str]) -> Iterator[str]:
    if marked["article"] not in texts:
        yield f"{where} names the article {marked['article']}, which is not there"
        return
    times = texts[marked["article"]].count(marked["quote"])
    if times != 1:
        yield f"{where}: the quote {marked['quote'][:60]!r} stands {times} times in {marked['article']}, not once"
