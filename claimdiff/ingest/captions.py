"""Captions and credits of photographs and videos among the paragraphs of an article."""

import re

_MAX_CAPTION = 300  # characters; what is longer is body with a credit behind it
_MAX_ALONE = 90  # characters of a line that is nothing but a credit
_SENTENCE_END = re.compile(r"[.!?…][\"”»’)]*\s+(?=\W{0,5}[^\W\d_])")
_MAX_SENTENCES = 2
_SPACES = re.compile(r"\s+")

_CAPITAL = r"[^\W\d_a-zà-öø-ÿ]"
# A credit begins with a capital: "la policía difundió una foto de archivo" is none.
_PHOTO = r"(?:F(?i:otos?|otograf[ií]as?|otoarte)|P(?i:hotos?)|I(?i:m[aá]gen(?:es)?|magem|magens)|C(?i:r[eé]ditos?))"
_AGENCY = (
    r"(?i:ap|afp|efe|epa|reuters|getty(?:\s+images)?|istock|cuartoscuro|notimex|xinhua|lapresse|shutterstock|ansa|lusa"
    r"|europa\s+press|agencia\s+\w+)"
)
_KIND = r"(?i:especial|cortes[ií]a|archivo|gentileza|divulga[cç][aã]o|arquivo|handout|courtesy|file)"
_NAME = rf"(?:{_CAPITAL}|@)[^.:;]{{1,60}}(?:\.com)?"
_CREDIT = re.compile(
    rf"(?:\b{_PHOTO}\s*[:|/]\s*(?:{_NAME}|{_KIND}\b[^.:;]{{0,40}}|\w+\.com)"
    rf"|\b{_PHOTO}\s+(?:de\s+)?(?:{_KIND}|{_AGENCY})\b[^.:;]{{0,30}}"
    rf"|\(\s*(?:{_PHOTO}\b[^()]{{0,60}}|{_KIND}(?:\s+de\s+[^()]{{1,40}})?|[^()]{{2,70}}/\s?(?:{_AGENCY}|{_KIND})"
    rf"|{_AGENCY}\s?(?i:fotos?|photos?)?\s?/[^()]{{2,40}}|(?i:cuartoscuro|getty(?:\s+images)?))\s*\)"
    rf"|(?:REUTERS|EFE|AFP|AP|EPA)(?:/EPA)?/{_CAPITAL}[\w'’-]+(?:\s+[\w.'’-]+){{1,4}}"
    rf"|\w(?:\s+[\w.]+){{4}},?\s+/\s?{_AGENCY})\.?\s*\Z"
)
_LABEL = re.compile(
    r"\A[^\w(]*(?:pie\s+de\s+foto|videos?|fotos?|fotografias?|photos?|imagen(?:es)?|imagem|infografia)\s*[:|]"
)
_ALONE = re.compile(
    rf"\A\(?(?:{_PHOTO}\s.{{0,50}}\b(?:{_KIND}|{_AGENCY}|cedid[oa]s?|tomad[oa]s?)\b|(?i:im[aá]genes\s+getty|getty\s+images)\Z)"
)
# An agency alone in brackets ends a caption inside an article, but at the article's end it credits the whole.
_IN_BRACKETS = re.compile(r"\((?:efe|ap|afp|reuters|xinhua|epa|ansa|lusa|europa\s+press)\)\.?\Z")
_MIN_AFTER = 2  # paragraphs that must follow such a caption

# A title with its duration behind it; a time of day has a preposition before it.
_BEFORE_TIME = r"(?:las?|at|as|hasta|desde|de|until|from|to|by|inicia|horas?:?)"
_VIDEO = re.compile(rf"\A(?!.*\b{_BEFORE_TIME}\s+\d{{1,2}}:\d{{2}}\Z).{{10,160}}[^\W\d_]\s\d{{1,2}}:[0-5]\d\Z")


def is_caption(paragraph: str, folded: str, after: int) -> bool:
    """Whether a paragraph, as it is and folded, is the caption of a picture or the title of a video.

    `after` counts the paragraphs behind it.
    """
    if len(paragraph) > _MAX_CAPTION:
        return False
    flat, folded = (_SPACES.sub(" ", form) for form in (paragraph, folded))
    sentence_ends = len(_SENTENCE_END.findall(flat))
    if _IN_BRACKETS.search(folded):
        return after >= _MIN_AFTER and sentence_ends <= 1
    return sentence_ends <= _MAX_SENTENCES and bool(
        _LABEL.match(folded)
        or _CREDIT.search(flat)
        or _VIDEO.match(folded)
        or (len(flat) <= _MAX_ALONE and _ALONE.match(flat))
    )


def closing_photo_credit(paragraph: str) -> tuple[int, int] | None:
    """Where, at the end of a paragraph that is no caption, the credit of a photograph stands ("… Foto: Name / EFE")."""
    start = max(0, len(paragraph) - _MAX_ALONE)
    match = _CREDIT.search(paragraph, start)
    return match.span() if match and match[0].lstrip("(")[:1].isupper() and ":" in match[0] else None
