"""An invented morning of news, with everything in it that a report has to show."""

from dataclasses import replace

from claimdiff.datamodel import Analysis, Article, Cluster, Failure, Finding, Kind, Reading, Stance, Statement, Update
from tests.conftest import statement_in

DATE, BEFORE = "2026-01-31", "2026-01-30"

_WIRE = (
    "El gobernador de Valdesol, Ramiro Otero, pactó en diciembre la venta del puerto a la naviera Kestrel, según "
    "tres documentos que vio la agencia. La oficina de Otero rechazó ayer las acusaciones. La huelga de estibadores "
    "dejó 38 barcos sin descargar. Hay al menos 4 heridos."
)
ARTICLES = tuple(
    replace(article, lang=article.lang if article.lang == "en" else "es")
    for article in (
        Article("w1", _WIRE, "El Faro", "https://faro.example/puerto", published="2026-01-30T06:00:00Z", agency="EFE"),
        Article("w2", _WIRE, "La Hora", "https://hora.example/valdesol?id=7", published="2026-01-30", agency="EFE"),
        Article("w3", _WIRE, "Diario del Istmo", published="2026-01-31", agency="EFE"),
        Article(
            "t1",
            "«Nunca he hablado con Kestrel ni con nadie sobre vender el puerto», dijo Otero en la radio, y añadió que "
            "los documentos son un montaje de la oposición a dos meses de las elecciones. El paro afectó a 52 barcos. "
            "Los hospitales atienden a nueve heridos.",
            "Tribuna",
            "https://tribuna.example/otero",
            "Otero: «Nunca he hablado con Kestrel»",
            "2026-01-31",
        ),
        Article(
            "x1",
            "Dockers said Kestrel had a signed deal for the port since December. Police arrested nobody.",
            "The Harbour Post",
            "https://post.example/kestrel",
            published="2026-01-29",
            lang="en",
        ),
        Article("u1", "El puerto de Valdesol se vendió en diciembre. La policía detuvo a dos estibadores."),
    )
)
_BY_ID = {article.id: article for article in ARTICLES}
_SALE = "Ramiro Otero pactó en diciembre la venta del puerto a la naviera Kestrel."


def _said(article: str, text: str, **fields: object) -> Statement:
    return statement_in(_BY_ID[article], text, **fields)


def _wired(text: str, **fields: object) -> list[Statement]:
    return [_said(article, text, **fields) for article in ("w1", "w2", "w3")]


_SALE_TEXT = "El gobernador de Valdesol, Ramiro Otero, pactó en diciembre la venta del puerto a la naviera Kestrel"
SOLD = [
    *_wired(_SALE_TEXT, source="tres documentos que vio la agencia", cue="según", proposition=_SALE, kind="say"),
    _said("x1", "Kestrel had a signed deal for the port since December", source="Dockers", cue="said", kind="say"),
    _said("u1", "El puerto de Valdesol se vendió en diciembre"),
]
NOT_SOLD = [
    *[
        replace(denial, refers_to=claim.id)
        for denial, claim in zip(
            _wired(
                "La oficina de Otero rechazó ayer las acusaciones",
                source="La oficina de Otero",
                cue="rechazó",
                stance=Stance.DENIES,
                proposition=_SALE,
                kind="deny",
            ),
            SOLD[:3],
            strict=True,
        )
    ],
    _said(
        "t1",
        "Nunca he hablado con Kestrel ni con nadie sobre vender el puerto",
        source="Otero",
        cue="dijo",
        stance=Stance.DENIES,
        proposition="Otero ha hablado con Kestrel sobre vender el puerto.",
        kind="say",
    ),
]
SHIPS_38 = _wired(
    "La huelga de estibadores dejó 38 barcos sin descargar",
    proposition="La huelga dejó 38 barcos sin descargar.",
)
SHIPS_52 = [_said("t1", "El paro afectó a 52 barcos", proposition="El paro afectó a 52 barcos.")]
FORGED = [
    _said(
        "t1",
        "los documentos son un montaje de la oposición a dos meses de las elecciones",
        source="Otero",
        cue="añadió",
        proposition="Los documentos son un montaje de la oposición.",
        kind="opinion",
    )
]
NOBODY = [_said("x1", "Police arrested nobody", stance=Stance.ASSERTS)]
TWO_HELD = [_said("u1", "La policía detuvo a dos estibadores", proposition="La policía detuvo a dos estibadores.")]

HURT_4 = _wired("Hay al menos 4 heridos", proposition="Hay al menos 4 heridos.")
HURT_9 = [_said("t1", "Los hospitales atienden a nueve heridos", source="Otero", cue="dijo")]
UPDATES = (
    Update(
        "e501" * 4,
        "heridos",
        (
            Reading("al menos 4", 4, float("inf"), tuple(statement.id for statement in HURT_4)),
            Reading("9", 9, 9, (HURT_9[0].id,)),
        ),
    ),
)

ORIGINS = {"w1": "efe", "w2": "efe", "w3": "efe", "t1": "tribuna", "x1": "post", "u1": "u1"}


def cluster(key: str, members: list[Statement]) -> Cluster:
    """A cluster of statements, its outlets and origins read off their articles."""
    return Cluster(
        key * 4,
        tuple(member.id for member in members),
        members[0].id,
        members[0].stance,
        tuple(sorted({_BY_ID[member.article].outlet for member in members})),
        tuple(sorted({ORIGINS[member.article] for member in members})),
    )


CLUSTERS = tuple(
    cluster(key, members)
    for key, members in {
        "c501": SOLD,
        "c502": NOT_SOLD,
        "c503": SHIPS_38,
        "c504": SHIPS_52,
        "c505": FORGED,
        "c506": NOBODY,
        "c507": TWO_HELD,
    }.items()
)


def finding(key: str, kind: Kind, sides: tuple[int, int], score: float, **fields: object) -> Finding:
    """A finding between two of CLUSTERS."""
    a, b = (CLUSTERS[side] for side in sides)
    return Finding(key * 4, kind, a.id, b.id, a.statements, b.statements, score, **fields)


FINDINGS = (
    finding("d1a0", Kind.DENIAL, (0, 1), 0.95, reasons=("linked", "denied", "nli_entailment"), first_seen=DATE),
    finding(
        "d2b0",
        Kind.DENIAL,
        (4, 1),
        0.55,
        reasons=("los dos hablan de los documentos",),
        scope="one_article",
        first_seen=BEFORE,
        review="confirmed",
        note="Otero <no> ha contestado: *insistir*",
        reviewed=BEFORE,
        gained=(NOT_SOLD[3].id,),
    ),
    finding("a3c0", Kind.NUMERIC, (2, 3), 0.71, reasons=("numbers: 38 / 52 barcos",), first_seen=BEFORE),
    finding(
        "a4d0",
        Kind.STATUS,
        (5, 6),
        0.6,
        reasons=(),
        first_seen=BEFORE,
        review="dismissed",
        note="no son los mismos",
        reviewed=BEFORE,
    ),
)

MORNING = Analysis(
    articles=ARTICLES,
    statements=tuple(
        sorted(
            [*SOLD, *NOT_SOLD, *SHIPS_38, *SHIPS_52, *FORGED, *NOBODY, *TWO_HELD, *HURT_4, *HURT_9],
            key=lambda s: (s.article, s.start, s.end),
        )
    ),
    clusters=CLUSTERS,
    findings=FINDINGS,
    origins=ORIGINS,
    stopped={"other_event": 41, "own_copy": 3, "update": 7, "brand_new_gate": 3},
    models={"nli": "fake-nli", "encoder": "fake-encoder"},
    failures=(Failure("ayer.jsonl", "the line ends in the middle of a record", 7), Failure("foto.jpg", "not text")),
    updates=UPDATES,
)
