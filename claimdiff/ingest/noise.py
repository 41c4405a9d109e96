"""Paragraphs and sentences that an outlet puts around its articles: links, prompts, legal notices, metadata.

Everything here asks for the form of such a line, not for a word in it: a body sentence lost is worse than a line of
noise kept. Patterns are matched on folded text (lower case, no accents, the same length) unless they say otherwise.
"""

import re

from claimdiff.ingest.agencies import known_agency
from claimdiff.ingest.captions import is_caption

MAX_LINK = 250  # characters of a "read also" with the headline behind it
_MAX_PROMPT = 320
_MAX_METADATA = 160
_MAX_BYLINE = 90
_ENDS = 3  # paragraphs at either end among which bylines and dates of publication stand

_START = r"\A[^\w(]*"  # bullets, arrows, opening marks
_ALSO = r"(?:tambien|mas|ademas|also|more|mais|tambem)"
_READ = (
    r"(?:lea|lee|leer|leia|read|vea|ver|veja|see|mira|mire|consulta|consulte|conoce|conozca|escucha|escuche|checa"
    r"|confira|saiba)"
)
# Before the headline of another article. The last group is ordinary wording too, and needs its colon.
_LINK = re.compile(
    _START + rf"(?:{_READ}\s+{_ALSO}(?:\s+sobre)?|{_ALSO}\s+(?:puedes?|podes|pode)\s+(?:leer|ver|ler)"
    r"|(?:tambien\s+)?(?:te|le|les|os)\s+(?:puede|pueden|podria|pudiera|podrian)\s+(?:interesar|gustar|presentar|servir)"
    r"|(?:pode|podem)\s+(?:(?:te|lhe)\s+)?interessar|(?:quiza|quizas|tal\s+vez)\s+(?:te|le)\s+interese"
    r"|you\s+(?:may|might)\s+(?:also\s+)?(?:like|be\s+interested\s+in)"
    r"|(?:notas?|noticias?|articulos?|materias?|contenidos?|leituras?)\s+relacionad[oa]s?"
    r"|related\s+(?:stories|story|articles?|coverage|news)"
    rf"|(?P<weak>(?:te|le|les)\s+(?:recomendamos|sugerimos)|enterate|informate|relacionad[oa]s?|related|{_ALSO}\s+(?:lee|lea|vea|ve|leia)|ve\s+{_ALSO})"
    r")(?P<after>\s*[:|…]?\s*)"
)
_HEADLINE_START = re.compile(r"[\"'“«‘¿¡#(]*[^\W_a-zà-öø-ÿ]|\Z")  # of the text as it is: a capital or a digit

_IMPERATIVE = (
    r"(?:comparte(?:lo|la)?|comparta|compartir|compartilhe|share|sigue|siga|sigan|follow|suscribete|suscribase|suscribe"
    r"|subscribe|inscreva-se|assine|sign\s+up|registrate|unete|unase|join|entra|descarga|descargue|download|baixe|activa"
    r"|recibe|reciba|receba|haz|dale|click|clique|pincha|consulta|consulte|escucha|escuche|ouca|listen|mira|mire|watch"
    r"|assista|acompanhe|no\s+te\s+pierdas|nao\s+perca|don.t\s+miss|conoce|visita|visite|visit|escribenos|envianos)"
)
_MEDIUM = (
    r"(?:canal|whatsapp|telegram|facebook|instagram|twitter|youtube|tiktok|newsletters?|boletin|boletim|podcasts?|app"
    r"|aplicacion|aplicativo|seccion|secao|pagina|sitio|site|perfil|cuentas?|redes|channels?|feed|inbox|suscriptores)"
)
_STORY = r"(?:nota|noticia|articulo|contenido|publicacion|texto|reportaje|materia|reportagem|story|article|post)"
_PROMPTS = tuple(
    re.compile(_START + pattern)
    for pattern in (
        rf"(?:comparte|comparta|compartir|compartilhe|share)\s+(?:est[ae]|la|el|a|o|essa|this)\s+{_STORY}\b",
        r"(?:siguenos|siganos|siga-nos|encuentranos|follow\s+us|find\s+us)\b",
        r"(?:suscribete|suscribase|inscreva-se|subscribe\s+to\s+our|sign\s+up\s+(?:for|to)\s+(?:our|the)\b.{0,40}newsletter)\b",
        rf"{_IMPERATIVE}\b.{{0,160}}\b(?:nuestr[oa]s?|our|noss[oa]s?)\s+(?:\w+\s+){{0,2}}{_MEDIUM}\b",
        rf"{_IMPERATIVE}\b.{{0,160}}\b(?:(?:haz|da|dale)\s+(?:clic|click)|click\s+here|clique\s+aqui|newsletter)\b",
        r"(?:consulta|consulte|lee|lea|sigue)\s+(?:aqui\s+)?(?:todas\s+)?las\s+noticias\s+(?:de\s+ultima\s+hora|mas\s+)",
        r".{0,60}\bya\s+esta\s+en\s+(?:whatsapp|telegram)\b.{0,40}\b(?:tu|nuestr[oa]|unete|siguenos)\b",
        r"(?:haz|da|dale)\s+(?:clic|click)\b|click\s+here\b|clique\s+aqui\b",
        r"quieres\s+recibir\b.{0,80}\b(?:noticias|boletin|newsletter)|want\s+(?:to\s+get|more)\b.{0,80}\b(?:inbox|newsletter)",
        r"support\s+for\s+.{2,60}\s(?:comes\s+from|is\s+provided\s+by)\s+(?:our\s+)?(?:listeners|readers|viewers|members|donors)",
        rf"(?:este|esta|this)\s+{_STORY}\s+(?:fue|se|was|is|foi)\s+(?:publico\s+)?(?:originalmente|previamente|originally|first|antes)\b",
        rf"(?:este|esta|this)\s+{_STORY}\s+(?:fue|se|was|is|foi)\s+(?:publicad[oa]|publico|published)\s+(?:originalmente|previamente|originally|first|antes)\b",
    )
)
_LEGAL = re.compile(
    r"(?:todos\s+los\s+derechos\s+reservados|all\s+rights\s+reserved|todos\s+os\s+direitos\s+reservados"
    r"|prohibida\s+(?:su|la)\s+reproduccion|proibida\s+a\s+reproducao)|\A\W*(?:©|copyright\b|advertisement\W*\Z|publicidad\W*\Z)"
)
_ABOUT = re.compile(r"\A.{2,60}\bes\s+un\s+medio\s+(?:multiplat\w+|digital|de\s+comunicacion)\b")

_WHEN = r".{0,80}(?:\d{4}|\d{1,2}:\d{2}).{0,20}"
_METADATA = re.compile(
    r"\A\W*(?:(?:autor|autora|redaccion|redactor|author)\s*:.*"
    rf"|(?:publicad[oa]|actualizad[oa]|atualizad[oa]|published|updated|ultima\s+actualizacion)\s*(?::|el\b|em\b|on\b){_WHEN}(?<!\.)"
    r"|(?:tags?|etiquetas?|palabras\s+clave|keywords)\s*:.*)\Z"
)
_DATE_LINE = re.compile(rf"\A\W*(?:fecha|date|data)\s*:{_WHEN}\Z")
_NAME_WORD = r"(?:[^\W\d_a-zà-öø-ÿ][\w.'’-]*|de|del|la|da|do|dos|y|e|and|/|,|\|)"  # of the text as it is
_BYLINE = re.compile(
    rf"\A\W*(?:[Pp]or|POR|[Bb]y|BY|Texto|Escrito\s+por)\s*:?\s+{_NAME_WORD}(?:\s+{_NAME_WORD}){{1,8}}\Z"
)
_INITIALS = re.compile(r"\A[*\-–]?\s?[A-Za-zñÑ]{2,4}(?:/[A-Za-zñÑ]{2,4}){0,2}\*?\Z")

# Inside paragraphs: the marks that an embedded post leaves behind, and links in brackets.
_EMBEDDED = re.compile(
    r"https?://t\.co/\w+|pic\.(?:twitter|x)\.com/\w+|[-–—]\s[^\n]{2,60}?\(@\w{1,30}\)(?:\s+[^\W\d_]+\s\d{1,2},\s\d{4})?"
)
_BRACKETED_LINK = re.compile(rf"\((?:{_READ}\s+{_ALSO}|(?:te|le)\s+puede\s+interesar)\b[^()\n]{{0,200}}\)")

# An entry of a live blog: "Sport 03:32 PM Headline Body". The headline ends where an article begins a sentence.
_LIVE_ENTRY = re.compile(
    r"^[ \t]*(?:[^\W\d_]+[ \t]+)?\d{1,2}:\d{2}[ \t]?(?:[AP]M|[ap]\.[ \t]?m\.|hrs?\.?)[ \t]+"
    r"(?:[^\n.]{10,200}?[^\W_][\"'”»]?[ \t]+(?=(?:El|La|Los|Las|Un|Una|The|An?|Os?|As|Uma?)[ \t][a-zà-öø-ÿ]))?",
    re.MULTILINE,
)


def is_noise(paragraph: str, folded: str, before: int, after: int) -> bool:
    """Whether a paragraph, as it is and folded, with so many others before and after it, is not body."""
    return (
        is_prompt(folded)
        or is_link(paragraph, folded)
        or is_caption(paragraph, folded, after)
        or _is_metadata(paragraph, folded, before, after)
        or (after <= 1 and bool(_ABOUT.match(folded)))
        or (after == 0 < before and _INITIALS.match(paragraph) is not None and not known_agency(paragraph))
    )


def is_link(text: str, folded: str) -> bool:
    """Whether this is "read also" with, or without, the headline of another article."""
    match = _LINK.match(folded) if len(text) <= MAX_LINK else None
    if match is None or re.search(r"[.!?]\s+\w", folded[match.end() :]):
        return False
    return ":" in match["after"] or (match["weak"] is None and _HEADLINE_START.match(text, match.end()) is not None)


def is_bare_link(paragraph: str, folded: str) -> bool:
    """Whether this is "read also" alone, so that the headline comes in the next paragraph."""
    match = _LINK.match(folded) if len(folded) <= MAX_LINK else None
    return match is not None and match.end() == len(folded) and is_link(paragraph, folded)


def is_headline(paragraph: str) -> bool:
    """Whether a paragraph can be the headline after a bare "read also": short, without a full stop."""
    return len(paragraph) <= MAX_LINK and paragraph[-1] not in '.!?…:”"»'


def is_prompt(folded: str) -> bool:
    """Whether this asks the reader for something, or is a legal notice."""
    if len(folded) > _MAX_PROMPT:
        return False
    return any(prompt.match(folded) for prompt in _PROMPTS) or bool(_LEGAL.search(folded))


def _is_metadata(paragraph: str, folded: str, before: int, after: int) -> bool:
    """Whether a line at either end of an article says who wrote it and when."""
    if min(before, after) >= _ENDS or len(paragraph) > _MAX_METADATA:
        return False
    if _METADATA.match(folded):
        return True
    if len(paragraph) > _MAX_BYLINE:
        return False
    return bool(_BYLINE.match(paragraph)) or (min(before, after) == 0 and bool(_DATE_LINE.match(folded)))


def embedded_marks(folded: str) -> list[tuple[int, int]]:
    """Where, inside paragraphs, embedded posts left addresses and signatures, and links stand in brackets."""
    return [match.span() for pattern in (_EMBEDDED, _BRACKETED_LINK) for match in pattern.finditer(folded)]


def live_entries(text: str) -> list[tuple[int, int]]:
    """Where, in a text as it is, entries of a live blog begin with a time and, glued to their body, a headline."""
    return [match.span() for match in _LIVE_ENTRY.finditer(text)]
