"""From articles to statements: who takes which stance on which proposition."""

from dataclasses import replace

from claimdiff.datamodel import Article, Stance, Statement
from claimdiff.extract.answers import answering
from claimdiff.extract.attribution import drafts
from claimdiff.extract.clefts import uncleft
from claimdiff.extract.countries import place_countries
from claimdiff.extract.draft import Draft
from claimdiff.extract.holders import resolve_sources
from claimdiff.extract.lexicon import Lexicon, lexicon_for
from claimdiff.extract.pieces import Role
from claimdiff.extract.proposition import proposition
from claimdiff.extract.reference import accusation_for, denied_before, told_before
from claimdiff.extract.rival_figures import figure_before, raises, refigured
from claimdiff.extract.sentences import sentences
from claimdiff.extract.syntax import mark
from claimdiff.extract.themes import themed
from claimdiff.text import content_id, squeeze

__all__ = ["extract"]

FEWEST_WORDS = 3  # of a statement; what is shorter says nothing
LONGEST_HEADING = 12  # words; a whole article in capitals has longer sentences too
MOSTLY = 0.6  # of the letters
FEWEST_WITHOUT_VERB = 5  # a shorter one is a dateline, a list item or a heading


def extract(article: Article) -> tuple[Statement, ...]:
    """The statements of an article's body, in the order in which they end. Pure: the same article gives the same ones.

    Their spans do not overlap, but for a relative clause inside its main clause, "X, que es de A, niega B".
    """
    lexicon = lexicon_for(article.lang)
    found: list[Draft] = []
    for sentence in sentences(article.text, article.skip, lexicon):
        found.extend(drafts(mark(article.text, sentence, lexicon), sentence.span, sentence.paragraph))
    found = [draft for draft in resolve_sources(found, lexicon) if _is_statement(draft)]
    found = answering(place_countries([uncleft(draft) for draft in themed(found)], lexicon))
    made = _statements(article, found, lexicon)
    return tuple(
        s for s, draft in zip(made, found, strict=True) if not (_is_bare_no(draft) or _is_bare_figure(s, draft))
    )


def _is_bare_no(draft: Draft) -> bool:
    """Whether it says "no" to what is not told: "Gil dice que no"."""
    said = [place for place in draft.content if draft.marked.tokens[place].is_word]
    return bool(said) and not draft.anaphoric and all(draft.marked.is_a("negations", place) for place in said)


def _is_bare_figure(statement: Statement, draft: Draft) -> bool:
    """Whether it gives a figure of it is not told what: "«Cinco», dijo"."""
    figure = draft.marked.slice(draft.figure) if draft.figure and not draft.template else ""
    return bool(figure) and statement.proposition.rstrip(".").lower() == figure.lower()


def _is_statement(draft: Draft) -> bool:
    # A clause that goes on after an inserted one has its subject before that, outside its span.
    size = sum(draft.marked.tokens[place].is_word for place in {*range(*draft.span), *draft.content})
    if draft.role is Role.RELATIVE and not draft.cue and draft.marked.is_a("accusation_nouns", draft.content[0]):
        return False  # ", versión que corre desde febrero": what the clause before tells, described
    if size <= LONGEST_HEADING and not draft.quoted and _is_in_capitals(draft):
        return False
    if draft.anaphoric and draft.stance is Stance.DENIES:
        return True  # "Ele nega."
    whole = draft.voiced or draft.marked.verb_in(*draft.span) is not None
    return size >= (FEWEST_WORDS if whole else FEWEST_WITHOUT_VERB)


def _is_in_capitals(draft: Draft) -> bool:
    """Whether it is a heading or dateline: "ALERTA POR LLUVIAS", "BUENOS AIRES, 6 may (Timbó)"."""
    letters = [c for token in draft.marked.tokens[slice(*draft.span)] for c in token.text if c.isalpha()]
    return sum(c.isupper() for c in letters) > MOSTLY * len(letters)


def _statements(article: Article, found: list[Draft], lexicon: Lexicon) -> list[Statement]:
    made: list[Statement] = []
    for at, draft in enumerate(found):
        target = draft.answers
        if target is None and draft.anaphoric:
            target = accusation_for(found, at)
            before = denied_before if draft.stance is Stance.DENIES else told_before
            target = before(found, at) if target is None else target
        answered = None
        if target is not None:
            answered = made[target] if target < at else _statement(article, found[target], lexicon, None)
        statement = _statement(article, draft, lexicon, answered)
        rival = figure_before(found, at) if draft.figure and not draft.template else None
        if rival is not None:
            theirs = made[rival] if rival < at else _statement(article, found[rival], lexicon, None)
            told = refigured(draft, found[rival], theirs.proposition)
            statement = _rival(statement, told, None if raises(draft) else theirs.id) if told else statement
        made.append(statement)
    return made


def _statement(article: Article, draft: Draft, lexicon: Lexicon, target: Statement | None) -> Statement:
    tokens = draft.marked.tokens
    first, last = draft.span
    while first < last - 1 and not tokens[first].is_word and tokens[first].text not in '«“"¿¡(':
        first += 1
    while last - 1 > first and tokens[last - 1].text in ",;:–—-":
        last -= 1
    start, end = tokens[first].start, tokens[last - 1].end
    holder = draft.source.text if draft.source else ""
    told = target is not None or bool(draft.template)
    if draft.anaphoric and not told and draft.stance is Stance.DENIES:
        one = lexicon.has("singular_markers", holder.partition(" ")[0].lower())  # "desde la empresa aseguraron"
        several = (draft.several and not one) or (draft.source is not None and draft.source.plural)
        form = "deny_accusations" if several else "denies_accusations"
        text = lexicon.templates[form].format(source=holder or lexicon.templates["nobody"]) + "."
        text = text[:1].upper() + text[1:]
    else:
        own = "" if draft.anaphoric and not draft.template else proposition(draft, holder)
        text = target.proposition if target else own or squeeze(article.text[start:end])
    return Statement(
        id=content_id(article.id, start, end, int(draft.stance), text),
        article=article.id,
        start=start,
        end=end,
        text=article.text[start:end],
        source=holder or None,
        cue=draft.cue,
        stance=draft.stance,
        proposition=text,
        kind=draft.kind,
        context=draft.context,
        lang=lexicon.language,
        refers_to=_pointed_at(target) if target else None,
        resolved=not draft.anaphoric or (told if target is None else target.resolved),
    )


def _rival(statement: Statement, proposition: str, against: str | None) -> Statement:
    """The statement with what another one tells, but for the figure; `against` is the id of the one it disputes."""
    at = statement.article, statement.start, statement.end, int(statement.stance), proposition
    return replace(statement, id=content_id(*at), proposition=proposition, refers_to=against)


def _pointed_at(target: Statement) -> str | None:
    """The id of the claim that is denied: the target's, or what that denial points at itself."""
    return target.refers_to if target.stance is Stance.DENIES else target.id
