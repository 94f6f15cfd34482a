"""A proposal of change (a pull request, or what is in hand): its files, its findings, what it means case by case."""

from registry.proposal.meaning import CaseNews, Meaning, RecordNews, meaning_of
from registry.proposal.reading import Proposal, proposed
from registry.proposal.remarks import Remarks, remarks_on

__all__ = ["CaseNews", "Meaning", "Proposal", "RecordNews", "Remarks", "meaning_of", "proposed", "remarks_on"]
