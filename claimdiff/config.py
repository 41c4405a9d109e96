"""Every threshold that more than one stage or a reader of the docs may want to know, with the reason for its value."""

from dataclasses import dataclass
from enum import IntEnum

# Scores from which a finding is in a band: the report shows bands, since decimals would promise too much.
BAND_STRONG = 0.8
BAND_LIKELY = 0.65


class Band(IntEnum):
    """How sure a finding is, in words."""

    WEAK = 0
    LIKELY = 1
    STRONG = 2


def band(score: float) -> Band:
    """The band of a score in 0..1."""
    return Band((score >= BAND_LIKELY) + (score >= BAND_STRONG))


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Scores from which a pair is shown, chosen on the labelled bundles for the best F1, see docs/how-it-decides.md.

    `denial`: that a claim and what is denied are one thing, the same as for two claims. `contradiction`: that two
    claims cannot both hold.
    """

    denial: float = 0.4
    contradiction: float = 0.5


SHOWN_FROM = Thresholds()


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run may be told to do otherwise. Similarities are cosines of the shipped encoder, which crowd above 0.7.

    `near`: propositions at least this similar are compared at all. At 0.78, on the labelled bundles, hardly any more
    contradictions were found for a third more questions; at 0.82 some were lost.
    `same_claim`: probability from which two statements are verified as one claim.
    """

    near: float = 0.8
    same_claim: float = 0.4


DEFAULTS = Settings()
