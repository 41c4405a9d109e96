"""The options that tune a run: thresholds, and how the web is asked. Defaults are those of the values they make."""

import re
from dataclasses import fields
from typing import Any

import click

from claimdiff.cli.options import options_as
from claimdiff.config import SHOWN_FROM, Settings, Thresholds
from claimdiff.sources import Fetching


class _Number(click.FloatRange):
    """A number in a range. What a file calls nan is in none."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401
        """The number."""
        number = super().convert(value, param, ctx)
        if number != number:  # noqa: PLR0124 [nan alone is not itself]
            self.fail("it is not a number", param, ctx)
        return number


class _Contact(click.ParamType):
    """What can stand in a header of HTTP."""

    name = "address"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ANN401
        """The address."""
        if re.fullmatch("[!-~]+", str(value)) is None:
            self.fail("write the address of a page or of mail, without spaces", param, ctx)
        return str(value)


class _Host(click.ParamType):
    """The name of a host; capitals make no difference in one."""

    name = "host"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ANN401
        """The name in lower case."""
        if not str(value).strip() or "/" in str(value):
            self.fail("write the name or address of a host alone: intranet.example", param, ctx)
        return str(value).strip().lower()


_SECONDS = _Number(0, 3600, min_open=True)
_PROBABILITY = _Number(0, 1)


def _option(name: str, kind: click.ParamType, text: str, *, made: type, metavar: str | None = None) -> Any:  # noqa: ANN401
    """An option whose default is that of the field of its name."""
    default = next(field.default for field in fields(made) if field.name == name.replace("-", "_"))
    shown = default is not None
    return click.option(f"--{name}", type=kind, default=default, show_default=shown, help=text, metavar=metavar)


settings_options = options_as(
    "settings",
    Settings,
    _option("near", _PROBABILITY, "Similarity from which propositions are compared.", made=Settings),
    _option("same-claim", _PROBABILITY, "Probability from which two are one claim.", made=Settings),
)
threshold_options = options_as(
    "shown_from",
    Thresholds,
    click.option(
        "--threshold-denial",
        "denial",
        type=_PROBABILITY,
        default=SHOWN_FROM.denial,
        show_default=True,
        help="Score from which a denial is shown.",
    ),
    click.option(
        "--threshold-contradiction",
        "contradiction",
        type=_PROBABILITY,
        default=SHOWN_FROM.contradiction,
        show_default=True,
        help="Score from which two claims are shown against each other.",
    ),
)
fetch_options = options_as(
    "fetching",
    Fetching,
    _option("contact", _Contact(), "Whom outlets can write to; told to them.", made=Fetching, metavar="ADDRESS"),
    _option("pace", _Number(0, 86_400), "Seconds between two requests to one host.", made=Fetching),
    _option("connect-timeout", _SECONDS, "Seconds to connect.", made=Fetching),
    _option("read-timeout", _SECONDS, "Seconds without a byte.", made=Fetching),
    _option("total-timeout", _SECONDS, "Seconds for a whole answer.", made=Fetching),
    _option("max-megabytes", _Number(0, 1000, min_open=True), "Size of an answer, packed or not.", made=Fetching),
    _option("retries", click.IntRange(0, 10), "Attempts after a failure that may pass.", made=Fetching),
    _option("hosts-at-once", click.IntRange(1, 256), "How many hosts are asked at a time.", made=Fetching),
    click.option(
        "--private-host",
        "private_hosts",
        type=_Host(),
        multiple=True,
        metavar="HOST",
        help="A host in your own network that may be fetched from; as often as needed.",
    ),
)
