"""Invented articles for nights: outlets that repeat, deny and contradict what others say of a few events."""

import random
from typing import Any

_PLACES = ("Almoloya", "Lerma", "Toluca", "Metepec")
_FIRMS = ("Alto Cobre", "Río Claro", "Minas del Sur")
_OUTLETS = ("El Faro", "La Hora", "Radio Sur", "El Norte", "Diario Alba", "La Voz")


def _sentences(chance: random.Random, firm: str, place: str) -> list[str]:
    dead, hurt = chance.choice([38, 52, 60]), chance.choice([7, 9, 12])
    return [
        f"La Fiscalía acusa a la minera {firm} de verter ácido en el río {place}, lo que la empresa niega.",
        f"La minera {firm} desmintió que vertiera ácido en el río {place}.",
        f"{firm} vertió ácido en el río {place}, sostuvo la Fiscalía.",
        f"El vertido dejó {dead} peces muertos en la orilla de {place}.",
        f"El vertido de {firm} dejó {dead} peces muertos en la orilla del río {place}, dijo el alcalde.",
        f"El alcalde de {place} dijo que hay {hurt} heridos en el hospital.",
        f"El hospital de {place} atendió a {hurt} heridos, según el director Julio Prats.",
        f"La planta de {firm} en {place} sigue cerrada desde el lunes.",
        f"La planta de {firm} en {place} abrió el lunes, aseguró el director Julio Prats.",
    ]


def articles(number: int, seed: int) -> list[dict[str, Any]]:
    """So many texts on a few events, some of them copies or later edits of others, a few without a date."""
    chance = random.Random(seed)
    made: list[dict[str, Any]] = []
    for at in range(number):
        told = _sentences(chance, chance.choice(_FIRMS), chance.choice(_PLACES))
        text = " ".join(chance.sample(told, chance.randint(2, 5)))
        if made and chance.random() < 0.3:
            text = chance.choice(made)["text"]
        dated = [row for row in made if "published" in row]
        if dated and chance.random() < 0.2:
            made.append(_edited(chance.choice(dated), chance.choice(told), at))
            continue
        row = {"id": f"g{at}", "outlet": chance.choice(_OUTLETS), "lang": "es", "text": text}
        if chance.random() < 0.9:
            row["published"] = f"2026-01-{chance.randint(10, 20)}"
        made.append(row)
    return made


def _edited(row: dict[str, Any], sentence: str, at: int) -> dict[str, Any]:
    """The article a day of its own later, its last sentence another one."""
    kept = row["text"].split(". ")[:-1] or [row["text"].rstrip(".")]
    return row | {"text": ". ".join([*kept, sentence]), "published": f"2026-01-21T{at % 24:02}:00"}
