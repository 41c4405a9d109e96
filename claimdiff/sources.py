"""Where articles come from and how the web is asked for them: what a configuration file can name, no more."""

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Folder:
    """A file, or a folder of files, with articles."""

    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WebSource:
    """Pages of one outlet on the web.

    `outlet` None: the name that each page gives itself. `lang` (ISO 639) and `country` (ISO 3166, two capitals) say
    which edition is asked for; None for `lang` when each page shows it. `limit` is how many pages one run fetches at
    most, newest first: a first night must end, and the rest comes with the next.
    """

    outlet: str | None = None
    lang: str | None = None
    country: str | None = None
    limit: int = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed(WebSource):
    """An RSS or Atom feed."""

    url: str
    outlet: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitemap(WebSource):
    """A sitemap of news, or an index of them; what is older than `days` is passed over."""

    url: str
    outlet: str
    days: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressList(WebSource):
    """Addresses of single pages: those in `urls` and those in `file`, one a line, "#" before a remark."""

    urls: tuple[str, ...] = ()
    file: str | None = None


@dataclass(frozen=True, slots=True)
class Fetching:
    """How politely and how patiently the web is asked.

    `contact` (an address of a page or of mail) goes into the User-Agent, so that an outlet can write to whoever runs
    this. `pace` is the number of seconds between two requests to one host; its robots.txt may ask for more. The
    time-outs are seconds: to connect, between two pieces of an answer, and for all of it. `max_megabytes` bounds an
    answer both as it comes and unpacked: pages of news have rarely more than one. `retries` follow a failure that may
    pass. `hosts_at_once` bounds the connections, of which a host never has more than one. `private_hosts` are names or
    addresses that may be fetched from although they are on this machine or in a private network.
    """

    contact: str | None = None
    pace: float = 1.0
    connect_timeout: float = 10.0
    read_timeout: float = 20.0
    total_timeout: float = 60.0
    max_megabytes: float = 5.0
    retries: int = 2
    hosts_at_once: int = 32
    private_hosts: tuple[str, ...] = ()
