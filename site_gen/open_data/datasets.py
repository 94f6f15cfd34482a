"""The tables that are published, in the order of their page."""

from typing import Any

from site_gen.open_data.boards import BOARDS
from site_gen.open_data.cases import CASES
from site_gen.open_data.dataset import Dataset
from site_gen.open_data.deadlines import DEADLINES
from site_gen.open_data.events import EVENTS
from site_gen.open_data.places import PLACES
from site_gen.open_data.procedures import PROCEDURES

DATASETS: tuple[Dataset[Any], ...] = (CASES, PROCEDURES, EVENTS, PLACES, DEADLINES, BOARDS)
