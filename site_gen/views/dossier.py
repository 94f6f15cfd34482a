"""The dossier of a Tavolo bilaterale as its page tells it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from registry.derive.dossier import Dossier, PastMeeting, Topic
from registry.reporters.dossier_words import ahead_words, reason_words, standing_words, workers_words
from site_gen import addresses
from site_gen.views.agenda import Card
from site_gen.views.board import MeetingLink, OutcomeView, meeting_link, outcome_view
from site_gen.views.wording import Badge, territory_name, territory_names

_HEAVY = {"oltre_il_termine": "rc-attention"}
_SHOWN = 100  # beyond them the page of the territory goes on


@dataclass(frozen=True, slots=True)
class TopicView:
    """A crisis to discuss: why, where it stands, what is open."""

    address: str
    name: str
    territories: str
    reasons: tuple[Badge, ...]
    standing: str
    workers: str
    ahead: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PastView:
    """The last meeting: what was decided (in the internal edition only) and what became of it."""

    link: MeetingLink
    decisions: tuple[str, ...]
    outcomes: tuple[OutcomeView, ...]


@dataclass(frozen=True, slots=True)
class DossierView:
    """The papers of the Tavolo bilaterale of a territory."""

    name: str
    territory_address: str
    as_of: date
    cards: tuple[Card, ...]
    past: tuple[PastView, ...]
    topics: tuple[TopicView, ...]
    more_topics: int
    others: tuple[TopicView, ...]
    command: str


def dossier_view(dossier: Dossier) -> DossierView:
    """Return the view of the dossier of one territory."""
    (sigla,) = dossier.territories
    return DossierView(
        name=territory_name(sigla),
        territory_address=addresses.territory(sigla),
        as_of=dossier.as_of,
        cards=tuple(_cards(dossier)),
        past=tuple(_past(meeting) for meeting in dossier.past),
        topics=tuple(_topic(topic, has_met=bool(dossier.past)) for topic in dossier.topics[:_SHOWN]),
        more_topics=max(0, len(dossier.topics) - _SHOWN),
        others=tuple(_topic(topic, has_met=bool(dossier.past)) for topic in dossier.others[:_SHOWN]),
        command=f"registro dossier --territory {sigla}",
    )


def _cards(dossier: Dossier) -> Iterator[Card]:
    topics, others = len(dossier.topics), len(dossier.others)
    workers = sum(topic.status.worker_count or 0 for topic in (*dossier.topics, *dossier.others))
    yield Card(topics, "crisi da discutere", "#da-discutere", "rc-attention" if topics else "")
    yield Card(others, "altra crisi attiva" if others == 1 else "altre crisi attive", "#altre")
    if workers:
        words = "lavoratore coinvolto" if workers == 1 else "lavoratori coinvolti"
        yield Card(workers, f"{words} in tutte", "#da-discutere" if topics else "#altre")


def _past(meeting: PastMeeting) -> PastView:
    return PastView(
        link=meeting_link(meeting.board),
        decisions=meeting.board.decisions,
        outcomes=tuple(outcome_view(outcome) for outcome in meeting.outcomes),
    )


def _topic(topic: Topic, *, has_met: bool) -> TopicView:
    status = topic.status
    return TopicView(
        address=addresses.case(status.case.identity),
        name=status.case.company.name,
        territories=territory_names(status.territories),
        reasons=tuple(
            Badge(_capital(reason_words(reason, topic, has_met=has_met)), _HEAVY.get(reason, ""))
            for reason in topic.reasons
        ),
        standing=standing_words(status),
        workers=workers_words(status),
        ahead=tuple(ahead_words(topic.items)),
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
