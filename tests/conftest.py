"""Invented news that tests share: articles about one dispute, what is found in them, and fakes for the models."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import settings

from claimdiff.datamodel import (
    Analysis,
    Article,
    Cluster,
    Decision,
    Failure,
    Finding,
    Kind,
    Nli,
    Signals,
    Span,
    Stance,
    Statement,
)
from claimdiff.text import content_id, words
from tests.fetch.fixtures import clock, network, quick, server

__all__ = ["clock", "network", "quick", "server"]  # fixtures for whoever asks the web

# How long an example takes says more of the machine than of the code.
settings.register_profile("claimdiff", deadline=None)
settings.load_profile("claimdiff")

WIRE = "La Fiscalía acusa a la minera Alto Cobre de verter ácido en el río Lerma. La empresa niega los vertidos."


class FakeEncoder:
    """A bag of hashed words as the vector; counts what it was asked."""

    name = "fake-encoder"
    width = 64

    def __init__(self) -> None:
        self.calls = 0

    def encode(self, texts: Sequence[str], progress=None) -> np.ndarray:
        """float32 [n, 64], rows of length 1."""
        self.calls += len(texts)
        rows = np.full((len(texts), self.width), 1e-3, np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in words(text):
                row[int(content_id(word), 16) % self.width] += 1
        if progress:
            progress(len(texts))
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


class FakeNli:
    """Answers by a dictionary of pairs, neutral for the rest; counts what it was asked."""

    name = "fake-nli"

    def __init__(self, answers: dict[tuple[str, str], tuple[float, float, float]] | None = None) -> None:
        self.answers = answers or {}
        self.calls = 0

    def predict(self, pairs: Sequence[tuple[str, str]], progress=None) -> np.ndarray:
        """float32 [n, 3]: entailment, neutral, contradiction."""
        self.calls += len(pairs)
        if progress:
            progress(len(pairs))
        same, other = (0.98, 0.01, 0.01), (0.1, 0.8, 0.1)
        found = [self.answers.get(pair, same if pair[0] == pair[1] else other) for pair in pairs]
        return np.array(found, np.float32).reshape(-1, 3)


@pytest.fixture
def fake_encoder() -> FakeEncoder:
    """An encoder that knows words only."""
    return FakeEncoder()


@pytest.fixture
def fake_nli() -> FakeNli:
    """An NLI model that finds everything neutral but a text and itself."""
    return FakeNli()


@pytest.fixture
def articles() -> tuple[Article, ...]:
    """Four texts on one dispute: two outlets with the same wire copy, one of their own, one unknown."""
    return (
        Article("a1", WIRE, "El Faro", "https://faro.example/minera", "Acusan a la minera", "2026-01-30", "es", "EFE"),
        Article("a2", WIRE, "La Hora", "https://hora.example/1?x=(2)", None, "2026-01-30", "es", "EFE"),
        Article(
            "a3",
            "Foto: archivo. «Jamás hemos vertido nada en el Lerma», dijo Nadia Prats, directora de Alto Cobre.",
            "Radio Sur",
            published="2026-01-31T07:10:00-06:00",
            lang="es",
            skip=(Span(0, 14),),
        ),
        Article("a4", "Alto Cobre vertió ácido en el río Lerma, según un informe de la Fiscalía.", lang="es"),
    )


def statement_in(article: Article, text: str, **fields: object) -> Statement:
    """A statement at the place of `text`, its context the sentence around it."""
    start = article.text.index(text)
    end = start + len(text)
    first = article.text.rfind(". ", 0, start) + 2 if ". " in article.text[:start] else 0
    last = article.text.find(".", end) + 1
    given = {
        "id": content_id(article.id, start, end),
        "source": None,
        "cue": "",
        "stance": Stance.ASSERTS,
        "proposition": text,
        "kind": "fact",
        "context": Span(first, last or len(article.text)),
        "lang": article.lang,
    }
    return Statement(article=article.id, start=start, end=end, text=text, **(given | fields))


@pytest.fixture
def statements(articles) -> tuple[Statement, ...]:
    """What the four articles state: the spill three times, its denial three times."""
    spill = "Alto Cobre vertió ácido en el río Lerma."
    charge, denial = "acusa a la minera Alto Cobre de verter ácido en el río Lerma", "La empresa niega los vertidos"
    found = []
    for article in articles[:2]:
        claim = statement_in(article, charge, source="la Fiscalía", cue="acusa", proposition=spill, kind="accuse")
        found.append(claim)
        refers = {"refers_to": claim.id, "proposition": spill, "kind": "deny", "stance": Stance.DENIES}
        found.append(statement_in(article, denial, source="La empresa", cue="niega", **refers))
    own = {"source": "Nadia Prats", "cue": "dijo", "stance": Stance.DENIES, "kind": "say"}
    own["proposition"] = "Alto Cobre ha vertido algo en el Lerma."
    found.append(statement_in(articles[2], "Jamás hemos vertido nada en el Lerma", **own))
    report = {"source": "un informe de la Fiscalía", "cue": "según", "proposition": spill, "kind": "say"}
    found.append(statement_in(articles[3], "Alto Cobre vertió ácido en el río Lerma", **report))
    return tuple(sorted(found, key=lambda s: (s.article, s.start, s.end)))


@pytest.fixture
def analysis(articles, statements) -> Analysis:
    """The whole result: two clusters, one denial between them."""
    claims = tuple(s.id for s in statements if s.stance == Stance.ASSERTS)
    denials = tuple(s.id for s in statements if s.stance == Stance.DENIES)
    clusters = (
        Cluster("c1" * 8, claims, claims[0], Stance.ASSERTS, ("El Faro", "La Hora", "unknown"), ("o1", "o3")),
        Cluster("c2" * 8, denials, denials[0], Stance.DENIES, ("El Faro", "La Hora", "Radio Sur"), ("o1", "o2")),
    )
    finding = Finding("f1" * 8, Kind.DENIAL, "c1" * 8, "c2" * 8, claims, denials, 0.912345, ("linked", "denied"))
    return Analysis(
        articles=articles,
        statements=statements,
        clusters=clusters,
        findings=(finding,),
        origins={"a1": "o1", "a2": "o1", "a3": "o2", "a4": "o3"},
        stopped={"same_event": 12, "bounds": 3},
        models={"encoder": "fake-encoder", "nli": "fake-nli"},
        failures=(Failure("bad.jsonl", "not JSON", 7),),
    )


@pytest.fixture
def decisions(statements) -> tuple[Decision, ...]:
    """Two pairs that were looked at: one became the finding, one was stopped."""
    signals = Signals(
        0.1 + 0.2, 1 / 3, Nli(0.9, 0.06, 0.04), Nli(0.7, 0.2, 0.1), numbers="12 / 25", agreeing=1, negation=True
    )
    first, second, third = (s.id for s in statements[:3])
    return (
        Decision(first, second, signals, Kind.DENIAL, 0.912345, None, ("linked", "denied")),
        Decision(first, third, signals, None, 0.0, "own_copy"),
    )
