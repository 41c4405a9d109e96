"""Foreign text in a markdown report: shown as it reads, unable to act as markup.

`Safe` marks markdown of our own. All else that a template prints goes through `escape`, so that a forgotten call
cannot let a text of an article add a box, a heading, a link, HTML or an id to the report.
"""

import re
import unicodedata
from urllib.parse import quote, urlsplit

from claimdiff.text import squeeze

# Controls, formatting characters (bidirectional overrides, zero-width ones) and halves of surrogate pairs.
_UNSEEN = frozenset({"Cc", "Cf", "Cs"})
_MARKUP = re.compile(r"[\\`*_\[\]|~$#@]")
_ENTITY = re.compile(r"&(?=#?\w+;)")
# Addresses that GitHub and others turn into links by themselves.
_AUTOLINK = re.compile(r"(?<=:)(?=//)|(?<=www)(?=\.)", re.IGNORECASE)
# What `escape` writes for a character, in Markdown's own terms.
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])|&(lt|gt|amp);")
_ENTITIES = {"lt": "<", "gt": ">", "amp": "&"}
# What makes a list, a rule or a heading of the line above, when a line begins with it.
_LEADING = re.compile(r"^(\d{0,9})([-+=.)])(?=[-+=\s]|$)")
# Characters of an address that mean nothing in markdown; the rest is percent-encoded.
_URL_SAFE = "%/:?#&=+,@$'-."
_LONGEST_URL = 2000
# Stands where claimdiff left words out. Round brackets, because square ones would need escaping.
CUT = "(…)"


class Safe(str):
    """Markdown made by claimdiff, to be printed as it is."""

    __slots__ = ()


def plain(text: str) -> str:
    """The text on one line, without characters that cannot be seen."""
    return squeeze("".join(char for char in squeeze(text) if unicodedata.category(char) not in _UNSEEN))


def escape(text: object) -> Safe:
    """The text on one line as markdown that reads the same and does nothing, wherever it stands; `Safe` as it is."""
    return text if isinstance(text, Safe) else Safe(_LEADING.sub(r"\1\\\2", escape_within(str(text))))


def escape_within(text: str) -> Safe:
    """The same for a text that does not begin a line."""
    escaped = _ENTITY.sub("&amp;", _MARKUP.sub(r"\\\g<0>", plain(text)))
    escaped = escaped.replace("<", "&lt;").replace(">", "&gt;")
    return Safe(_AUTOLINK.sub(r"\\", escaped))


def unescape(text: str) -> str:
    """The text that markdown shows for this one: takes back what `escape` did."""
    return _ESCAPED.sub(lambda found: found[1] or _ENTITIES[found[2]], text)


def link(text: object, url: str | None) -> Safe:
    """The text, linked when the address is one of the web; the text alone when not."""
    label = escape(text)
    if url is None or len(url) > _LONGEST_URL:
        return label
    try:
        parts = urlsplit(plain(url))
    except ValueError:
        return label
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return label
    return Safe(f"[{label}]({quote(parts.geturl(), safe=_URL_SAFE)})")


def cut(text: str, length: int) -> str:
    """At most about `length` characters of a text, ended at a word with CUT."""
    text = plain(text)
    return text if len(text) <= length else text[:length].rsplit(" ", 1)[0] + f" {CUT}"
