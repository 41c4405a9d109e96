"""News agencies: the names that credits give them, brought to one form."""

import re
from collections.abc import Mapping

from claimdiff.text import fold, squeeze

_KNOWN: Mapping[str, str] = {
    "adnkronos": "Adnkronos",
    "afp": "AFP",
    "agence france-presse": "AFP",
    "agence france presse": "AFP",
    "agencia brasil": "Agência Brasil",
    "agencia estado": "Estadão Conteúdo",
    "anadolu": "Anadolu",
    "andina": "Andina",
    "ansa": "ANSA",
    "ap": "AP",
    "associated press": "AP",
    "bbc": "BBC",
    "bbc mundo": "BBC",
    "bloomberg": "Bloomberg",
    "canadian press": "The Canadian Press",
    "cnn": "CNN",
    "cnn en espanol": "CNN",
    "colprensa": "Colprensa",
    "dpa": "dpa",
    "dyn": "DyN",
    "efe": "EFE",
    "epa": "EPA",
    "estadao conteudo": "Estadão Conteúdo",
    "europa press": "Europa Press",
    "folhapress": "Folhapress",
    "interfax": "Interfax",
    "ips": "IPS",
    "kcna": "KCNA",
    "kyodo": "Kyodo",
    "lusa": "Lusa",
    "na": "NA",
    "noticias argentinas": "NA",
    "notimex": "Notimex",
    "pa media": "PA Media",
    "prensa latina": "Prensa Latina",
    "press association": "PA Media",
    "quadratin": "Quadratín",
    "reuters": "Reuters",
    "ria novosti": "RIA Novosti",
    "sputnik": "Sputnik",
    "tass": "TASS",
    "telam": "Télam",
    "upi": "UPI",
    "voa": "VOA",
    "xinhua": "Xinhua",
    "yonhap": "Yonhap",
}
# Words in a credit that say what a name is, not which one.
_KIND = re.compile(r"^(?:the|la|el|l')\s+|^(?:agencia|agencias|agency)(?:\s+de\s+noticias)?\s+|\s+(?:news\s+)?agency$")
_AGENCY_WORD = re.compile(r"\b(?:agencia|agency|newswire|wire|cable|press|prensa|noticias|news|imprensa)\b")
_DESK = (
    r"(?:redaccion|redaction|redacao|corresponsal(?:es)?|correspondente|correspondent|enviad[oa]s? especial(?:es)?"
    r"|staff|agencias|agencies|servicios|bureau|newsroom|reportagem|elaboracion)"
)
_ROLE = re.compile(
    rf"(?:(?:la|de\s+la|da)\s+)?{_DESK}(?:\s+(?:local|central|web|digital|online|propi[ao]|(?:de|em|en)\s+\w+))?"
)
_PART = re.compile(r"\s*(?:[/,;&|+]|\s(?:y|e|and|con)\s)\s*")
_MAX_WORDS = 4
_ACRONYM = 4  # letters up to which an unknown name of one word in capitals stays so


def known_agency(name: str) -> str | None:
    """The usual short name of an agency that is known, whatever the spelling; else None."""
    folded = fold(squeeze(name)).strip(" .*()")
    return _KNOWN.get(folded) or _KNOWN.get(_bare(folded)) or _KNOWN.get(folded.removesuffix(" foto").strip())


def calls_itself_agency(name: str) -> bool:
    """Whether a name is a known agency or says that it is one ("Agencia Norte", "Meridian Wire")."""
    return known_agency(name) is not None or _AGENCY_WORD.search(fold(name)) is not None


def is_role(name: str) -> bool:
    """Whether a part of a credit is a desk or a function ("Redacción", "Corresponsal")."""
    return _ROLE.fullmatch(fold(name)) is not None


def credited_agency(credit: str, *, sure: bool = False) -> str | None:
    """The agency of a credit such as "EFE", "PRISMA / REDACCIÓN" or "Cable Austral y redacción local"; None for none.

    A name that is not known counts when it calls itself an agency or is one word; `sure` takes any name (the place
    of the credit shows that it is one).
    """
    parts = [part.strip(" .*()") for part in _PART.split(squeeze(credit)) if part.strip(" .*()")]
    known = next((agency for part in parts if (agency := known_agency(part))), None)
    if known:
        return known
    named = next((part for part in parts if not is_role(part)), None)
    if named is None or len(named.split()) > _MAX_WORDS or not named[0].isupper():
        return None
    if not (sure or len(named.split()) == 1 or calls_itself_agency(named)):
        return None
    return _tidy(named)


def _bare(folded: str) -> str:
    return _KIND.sub("", folded)


def _tidy(name: str) -> str:
    """The name without "Agencia", capitals of a whole word made ordinary."""
    folded = fold(name)
    start = len(folded) - len(re.sub(_KIND, "", folded)) if _KIND.match(folded) else 0
    bare = name[start:].strip()
    whole = bare.isupper() and (" " in bare or len(bare) > _ACRONYM)
    return " ".join(word.capitalize() if whole else word for word in bare.split())
