"""How dates, numbers, counts and the refusals of the system read in Italian. Pure: no locale is asked."""

import errno
from datetime import date

MONTHS = (
    "gennaio",
    "febbraio",
    "marzo",
    "aprile",
    "maggio",
    "giugno",
    "luglio",
    "agosto",
    "settembre",
    "ottobre",
    "novembre",
    "dicembre",
)
WEEKDAYS = ("lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica")


def long_date(day: date) -> str:
    """Return «1° marzo 2026»."""
    number = "1°" if day.day == 1 else str(day.day)
    return f"{number} {MONTHS[day.month - 1]} {day.year}"


_ELIDED = {"il": "l'", "al": "all'", "dal": "dall'", "del": "dell'"}


def placed(preposition: str, day: date) -> str:
    """Return what stands before a day, up to its number: «dal », but «dall'» before 8 and 11.

    For `il`, `al`, `dal`, `del`.
    """
    return _ELIDED[preposition] if day.day in (8, 11) else f"{preposition} "


def dated(preposition: str, day: date) -> str:
    """Return «dal 7 marzo 2026», «dall'8 marzo 2026»."""
    return placed(preposition, day) + long_date(day)


def briefly_dated(preposition: str, day: date) -> str:
    """Return «dal 07/03/2026», «dall'08/03/2026»."""
    return placed(preposition, day) + short_date(day)


def weekday_date(day: date) -> str:
    """Return «lunedì 2 marzo 2026»."""
    return f"{WEEKDAYS[day.weekday()]} {long_date(day)}"


def shortened(text: str, *, longest: int = 120) -> str:
    """Return a text of at most `longest` characters, cut after a word where it is longer, and said so by «…»."""
    if len(text) <= longest:
        return text
    cut = text[:longest]
    return f"{cut[: cut.rfind(' ')] if ' ' in cut[longest // 2 :] else cut[:-1]}…"


def short_date(day: date) -> str:
    """Return «02/03/2026»."""
    return f"{day:%d/%m/%Y}"


def day_span(first: date, last: date) -> str:
    """Return «23–29 novembre», «30 novembre – 6 dicembre», «31 dicembre» where it is one day; without the year."""
    ends = f"{last.day} {MONTHS[last.month - 1]}"
    if first == last:
        return ends
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{ends}"
    return f"{first.day} {MONTHS[first.month - 1]} – {ends}"


def month_and_year(day: date) -> str:
    """Return «marzo 2016»."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def number(value: int) -> str:
    """Return «1.234»; four figures take the point too, as in official statistics."""
    return f"{value:,}".replace(",", ".")


def decimal(value: float) -> str:
    """Return «3,5», «12»: with one figure after the comma, where it is not a zero."""
    tenths = round(value * 10)
    whole = number(tenths // 10)
    return f"{whole},{tenths % 10}" if tenths % 10 else whole


def counted(value: int, one: str, many: str) -> str:
    """Return «1 caso», «12 casi»."""
    return f"{number(value)} {one if value == 1 else many}"


def listed(words: list[str]) -> str:
    """Return «a», «a e b», «a, b e c»; «ed» before another e."""
    if len(words) <= 1:
        return "".join(words)
    and_ = "ed" if words[-1][:1] in ("e", "E") else "e"
    return f"{', '.join(words[:-1])} {and_} {words[-1]}"


def full_stop(text: str) -> str:
    """Return the point that closes a sentence, or nothing where its last word has one: «Esempio S.r.l.»."""
    return "" if text.endswith((".", "…")) else "."


def lowered(text: str) -> str:
    """Return a label as it stands inside a sentence: «incontro con le parti», but «INPS» and «CIGS per crisi»."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def raised(text: str) -> str:
    """Return a text as it begins a sentence, its other capitals kept: «Allegato A sulla CIG»."""
    return text[:1].upper() + text[1:]


_OS_REASONS = {
    errno.EACCES: "manca il permesso",
    errno.EPERM: "manca il permesso",
    errno.EROFS: "il disco è di sola lettura",
    errno.ENOENT: "non esiste",
    errno.EEXIST: "esiste già",
    errno.ENOTDIR: "non è una cartella",
    errno.EISDIR: "è una cartella",
    errno.ENOSPC: "non c'è più spazio sul disco",
    errno.EDQUOT: "lo spazio concesso sul disco è finito",
    errno.EFBIG: "il file è più grande di quanto il sistema permette",
    errno.ENAMETOOLONG: "il nome è troppo lungo",
    errno.ELOOP: "i collegamenti simbolici girano in tondo",
}


def os_reason(error: OSError) -> str:
    """Return why the system refused, in Italian where it is a common reason."""
    return _OS_REASONS.get(error.errno or 0, error.strerror or str(error))
