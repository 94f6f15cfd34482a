"""How dates, numbers and counts read in Italian: the domain's words, for the publisher."""

from registry.italian import (
    MONTHS,
    WEEKDAYS,
    counted,
    dated,
    listed,
    long_date,
    number,
    short_date,
    weekday_date,
)

__all__ = ["MONTHS", "WEEKDAYS", "counted", "dated", "listed", "long_date", "number", "short_date", "weekday_date"]
