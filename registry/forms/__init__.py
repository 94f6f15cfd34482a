"""The forms that people without Git fill on the forge, and what their answers make of the registry."""

from registry.forms.answers import Answers, answered
from registry.forms.catalogue import CRISIS, EVENT, FORMS
from registry.forms.form import Form, Question
from registry.forms.taking import NewCaseAsked, NewEventAsked, taken

__all__ = [
    "CRISIS",
    "EVENT",
    "FORMS",
    "Answers",
    "Form",
    "NewCaseAsked",
    "NewEventAsked",
    "Question",
    "answered",
    "taken",
]
