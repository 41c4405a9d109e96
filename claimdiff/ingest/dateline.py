"""What a text shows of where it comes from: dateline, agency credits, the date it gives itself."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claimdiff.datamodel import Span
from claimdiff.ingest.agencies import calls_itself_agency, credited_agency, is_role, known_agency
from claimdiff.ingest.dates import normalise_date
from claimdiff.text import fold

_MONTHS = (
    ("ene", "jan"), ("feb", "fev"), ("mar",), ("abr", "apr"), ("may", "mai"), ("jun",), ("jul",),
    ("ago", "aug"), ("sep", "set"), ("oct", "out"), ("nov",), ("dic", "dez", "dec"),
)  # fmt: skip
_MONTH_NAME = r"(?:ene|jan|feb|fev|mar|abr|apr|may|mai|jun|jul|ago|aug|sep|set|oct|out|nov|dic|dez|dec)[a-zç]{0,7}\.?"
_DAY_FIRST = rf"\d{{1,2}}\s*[ºª°]?\s*(?:de\s+)?(?i:{_MONTH_NAME})(?:\s*(?:del?|,)?\s*\d{{4}}\b)?"
_MONTH_FIRST = rf"(?i:{_MONTH_NAME})\s+\d{{1,2}}(?:,?\s+\d{{4}}\b)?"
_DATE = rf"(?:{_DAY_FIRST}|{_MONTH_FIRST})"
_CAPITAL = r"[^\W\d_a-zà-öø-ÿ]"
_PLACE_WORD = rf"{_CAPITAL}[\w.'’]*(?:-[\w.'’]+)*"
_PLACE = (
    rf"{_PLACE_WORD}(?:(?:,\s*|\s+|\s*/\s*)(?:(?:de|del|do|da|dos|das|la|las|los|el|y|e)\s+)*{_PLACE_WORD}){{0,6}}?"
)
_NEXT = rf"(?=[\"'“«‘¿¡(]*(?:{_CAPITAL}|\d))"
_DASH = rf"\s*[.:]?\s*[-–—―]{{1,3}}\s*{_NEXT}"
_WHERE_WHEN = rf"(?:(?P<place>{_PLACE})(?:[,.]?\s*(?:a\s+)?(?P<date>{_DATE}))?\s*)"
_WITH_AGENCY = re.compile(rf"{_WHERE_WHEN}?\((?P<agency>[^()\n]{{2,40}})\)(?P<dash>{_DASH}|\s*[.:]?\s+{_NEXT})")
_BARE_AGENCY = re.compile(
    rf"(?:(?P<place>{_PLACE})[.,]\s+)?(?P<agency>{_PLACE_WORD}(?:\s{_PLACE_WORD})?)\.?(?P<dash>{_DASH})"
)
_WITHOUT_AGENCY = re.compile(rf"{_WHERE_WHEN}(?P<dash>{_DASH})")
_MAX_DATELINE = 100

_SCRAPE_DATE = re.compile(r"\A\s*date\s+(\d{4}(?:-\d{2}){0,2})\b[ \t]*")
_STATED_DATE = re.compile(
    r"\b(?:fecha|publicad[oa](?:\s+el|\s+em)?|date|published(?:\s+on)?|data)\s*:?\s+(?P<date>[^|\n]{6,60})"
)

_ARTICLE = r"(?:(?:la|las|los|el|the|o|a|os|as)\s+)?"
_STORY = r"(?:report|story|article|nota|reporte|informacion|articulo|reportagem|materia)"
_CREDIT_FORMS = tuple(
    re.compile(rf"\A\W*(?:{form})\W*\Z")
    for form in (
        r"(?:(?:elaborad|realizad|escrit)\w+\s+)?(?:con|com|with)\s+(?:informac\w+|datos|dados|files|reporting|material)"
        rf"\s+(?:del?|d[ao]s?|from|by)\s+{_ARTICLE}(?P<name>.+?)",
        r"(?:fuentes?|fontes?|sources?|agencias?|via)\s*:\s*(?P<name>.+?)",
        rf"(?P<name>.+?)\s+(?:contributed\s+to\s+this\s+{_STORY}|contribu\w+\s+(?:a|con|para|com)\s+est[ae]\s+{_STORY})",
        rf"(?:reporting|material|information)\s+(?:from|by)\s+{_ARTICLE}(?P<name>.+?)\s+was\s+used\s+in\s+this\s+{_STORY}",
        rf"(?:reporting|editing|writing|reportagem|reporte|edicion|edicao|redaccion)\s+(?:by|de|por)\s+{_ARTICLE}(?P<name>.+?)",
    )
)
# Words without a capital that stand in the names of a credit; any other makes the line a sentence.
_NAME_LINKS = frozenset(
    {
        *("de", "del", "la", "las", "los", "el", "y", "e", "en", "con", "por", "em", "com", "da", "do", "das", "dos"),
        *("the", "and", "with", "in", "by", "bureau", "bureaus", "staff", "editing", "reporting", "writing"),
        *("edicion", "redacao"),
        *("agencia", "agencias", "agencies", "redaccion", "local", "locales", "propia", "propias", "corresponsales"),
    }
)
_MAX_CREDIT = 120  # characters of a line that is a credit
_MAX_NAME = 4  # words of an agency's or a person's name
_CLOSING = re.compile(r"(?P<end>[.!?…][»”\"’)]*)?\s*(?P<whole>\((?P<inner>[^()\n]{2,80})\)\.?)\Z")
_PHOTO_HOUSE = re.compile(r"\b(?P<name>REUTERS|EFE|AFP|AP)/" + _CAPITAL)
_NO_AGENCY_WORDS = frozenset(
    {"sic", "fin", "continuara", "continua", "archivo", "foto", "video", "end", "more", "opinion"}
)


@dataclass(frozen=True, slots=True)
class Credits:
    """What a text shows. `spans` are the datelines and credit lines themselves, which are not body."""

    outlet: str | None = None
    agency: str | None = None
    published: str | None = None
    photo_house: str | None = None
    spans: tuple[Span, ...] = ()


def read_credits(text: str, paragraphs: Sequence[Span], body: Sequence[Span], reference: str | None = None) -> Credits:
    """The credits of a text whose paragraphs, and those of them that are body, are given.

    `reference` is a date known from elsewhere (ISO 8601); it lends its year to a dateline that gives day and month.
    `outlet` is filled by a dateline only: that is where a text is signed. `photo_house` is the agency whose own
    style of caption stands in it ("REUTERS/Name").
    """
    opening = _dateline(text, body[:2], reference)
    signed = _credit_lines(text, body)
    lines = {line for line, _ in signed}
    closing = _closing(text, [line for line in body if line not in lines][-1:], opening.agency)
    scraped = _SCRAPE_DATE.match(text)
    house = _PHOTO_HOUSE.search(text)
    named = [opening.agency, closing[1] if closing else None, *(agency for _, agency in signed)]
    stated = scraped[1] if scraped and normalise_date(scraped[1]) else _stated_date(text, paragraphs, body)
    spans = [*opening.spans, *lines]
    if closing:
        spans.append(closing[0])
    if scraped:
        spans.append(Span(*scraped.span()))
    return Credits(
        outlet=opening.outlet,
        agency=next(filter(None, named), None),
        published=stated or opening.published,
        photo_house=known_agency(house["name"]) if house else None,
        spans=tuple(spans),
    )


def _dateline(text: str, leading: Sequence[Span], reference: str | None) -> Credits:
    """The dateline at the beginning of the first paragraph, or of the second where the first has none."""
    for paragraph in leading:
        head = text[paragraph.start : min(paragraph.end, paragraph.start + _MAX_DATELINE)]
        found = _match_dateline(head)
        if found is None:
            continue
        match, agency = found
        day = match.groupdict().get("date")
        return Credits(
            outlet=agency,
            agency=agency,
            published=_dateline_date(day, reference) if day else None,
            spans=(Span(paragraph.start, paragraph.start + match.end()),),
        )
    return Credits()


def _match_dateline(head: str) -> tuple[re.Match[str], str | None] | None:
    """The match and the agency it names. Each form asks for what tells it from the beginning of a sentence."""
    match = _WITH_AGENCY.match(head)
    if match and (known_agency(match["agency"]) or match["date"] or _is_signature(match)):
        return match, credited_agency(match["agency"], sure=True)
    if (match := _BARE_AGENCY.match(head)) and known_agency(match["agency"]):
        return match, known_agency(match["agency"])
    match = _WITHOUT_AGENCY.match(head)
    if match and (match["date"] or match["place"].endswith(".") or match["place"].isupper()):
        return match, None
    return None


def _is_signature(match: re.Match[str]) -> bool:
    """Whether an unknown name in brackets signs a dateline, and is not the party or firm of a person before it."""
    dash, place, name = match["dash"].strip(), match["place"], match["agency"]
    if not dash.strip(".:") or fold(name) in _NO_AGENCY_WORDS:
        return False
    capitals = place is not None and len(place.split()[0]) > 1 and place.split()[0].strip(",.").isupper()
    return place is None or capitals or dash.startswith(".") or calls_itself_agency(name)


def _dateline_date(day: str, reference: str | None) -> str | None:
    """ISO date of "3 mar 2024", or of "3 mar" when the reference gives the year (and no other month)."""
    if re.search(r"\d{4}", day):
        return normalise_date(day)
    number = re.search(r"\d{1,2}", day)
    name = re.search(r"[^\W\d_]{3,}", fold(day).replace("de ", ""))
    month = next((at for at, names in enumerate(_MONTHS, 1) if name and name[0].startswith(names)), None)
    if number is None or month is None or reference is None or len(reference) > len("2024-03"):
        return None
    shown = f"{reference[:4]}-{month:02}"
    return normalise_date(f"{shown}-{int(number[0]):02}") if shown.startswith(reference) else None


def _stated_date(text: str, paragraphs: Sequence[Span], body: Sequence[Span]) -> str | None:
    """The date that a line outside the body gives as the one of publication ("Autor: … | Fecha: …")."""
    for paragraph in paragraphs:
        line = text[paragraph.start : paragraph.end]
        if paragraph in body or len(line) > _MAX_CREDIT:
            continue
        for match in _STATED_DATE.finditer(fold(line)):
            if date := normalise_date(match["date"].strip()):
                return date
    return None


def _credit_lines(text: str, body: Sequence[Span]) -> list[tuple[Span, str | None]]:
    """The paragraphs at either end that are nothing but a credit, each with the agency it names, if any."""
    ends = dict.fromkeys([*body[:2], *body[-3:]])
    return [(line, agency) for line in ends for is_credit, agency in [_read_credit(text, line)] if is_credit]


def _read_credit(text: str, paragraph: Span) -> tuple[bool, str | None]:
    line = text[paragraph.start : paragraph.end]
    if len(line) > _MAX_CREDIT:
        return False, None
    folded = fold(line)
    for form in _CREDIT_FORMS:
        match = form.match(folded)
        if match and _is_names(name := line[match.start("name") : match.end("name")]):
            return True, credited_agency(name)
    parts = [part.strip(" .*()") for part in re.split(r"[/|]|\.\s", line) if part.strip(" .*()")]
    marks = [bool(known_agency(part)) or is_role(part) or fold(part).startswith("agencia ") for part in parts]
    short = all(len(part.split()) <= _MAX_NAME for part in parts)
    if any(marks) and short and (all(marks) or line.isupper() or "/" in line):
        # After a full stop an unknown name is a place ("LIMA. CORRESPONSAL"), beside a slash the agency.
        named = parts if "/" in line else [part for part, marked in zip(parts, marks, strict=True) if marked]
        return True, credited_agency(" / ".join(named))
    return False, None


def _is_names(text: str) -> bool:
    return all(word[0].isupper() or fold(word) in _NAME_LINKS for word in re.findall(r"[^\W\d_][\w.'’-]*", text))


def _closing(text: str, last: Sequence[Span], agency: str | None) -> tuple[Span, str | None] | None:
    """The credit in brackets after the last sentence ("… ayer. (Prisma)")."""
    for paragraph in last:
        match = _CLOSING.search(text, max(paragraph.start, paragraph.end - _MAX_CREDIT), paragraph.end)
        if match is None:
            continue
        inner = match["inner"].strip()
        span = Span(*match.span("whole"))
        is_credit, agency = _read_credit(text, Span(*match.span("inner")))
        if is_credit:
            return span, agency
        # What is not known is a credit only as a sentence of its own; inside one it is an abbreviation ("… (OMS).").
        words = inner.split()
        named = len(words) <= _MAX_NAME and all(word[0].isupper() for word in words)
        alone = match["end"] and not match["whole"].endswith(".") and fold(inner) not in _NO_AGENCY_WORDS
        if named and (alone or credited_agency(inner, sure=True) == agency):
            return span, credited_agency(inner, sure=True)
    return None
