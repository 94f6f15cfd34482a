"""What the YAML parser says, told in Italian with a remedy."""

import yaml

from registry.finding import Refusal
from registry.source.text import MAX_TEXT

_QUOTE = 'Mettere il testo tra virgolette, ad esempio nota: "esito: positivo".'
_INDENT = "Allineare la riga con quelle dello stesso livello, usando spazi e mai tabulazioni."

# The parser's own words → (message, remedy). Order matters: the first fragment found wins.
_WORDS: tuple[tuple[str, str, str], ...] = (
    ("mapping values are not allowed", "ci sono due punti «:» dove non possono stare.", _QUOTE),
    (
        "cannot start any token",
        "il valore comincia con un carattere che YAML riserva (tabulazione, @, ` o %).",
        "Usare spazi al posto delle tabulazioni; mettere il testo tra virgolette.",
    ),
    (
        "found unexpected end of stream",
        "le virgolette aperte qui non vengono mai chiuse.",
        "Chiudere le virgolette sulla stessa riga.",
    ),
    ("expected ',' or ']'", "la lista aperta con «[» non viene chiusa.", "Aggiungere «]», ad esempio [BG, BS]."),
    ("expected ',' or '}'", "la mappa aperta con «{» non viene chiusa.", "Scrivere una voce per riga, senza graffe."),
    (
        "unknown escape",
        "la barra rovesciata «\\» tra virgolette doppie ha un significato speciale.",
        "Usare gli apici singoli, ad esempio 'C:\\cartella'.",
    ),
    ("could not find expected ':'", "manca «: » tra la voce e il suo valore.", "Scrivere ad esempio data: 2026-03-25."),
    ("expected '-' indicator", "la riga non appartiene alla lista che precede.", _INDENT),
    ("did not find expected key", "la riga non è allineata, o segue del testo dopo le virgolette.", _INDENT),
    ("undefined tag handle", "il valore comincia con «!», che YAML riserva.", _QUOTE),
    ("alphabetic or numeric character", "il valore comincia con «&» o «*», che YAML riserva.", _QUOTE),
)

# Known only at the end of the file: the place to mend is where the quote or bracket was opened.
_LEFT_OPEN = ("found unexpected end of stream", "expected ',' or ']'", "expected ',' or '}'")


def syntax_refusal(error: yaml.YAMLError) -> Refusal:
    """Return the refusal for text that is not YAML."""
    problem = str(getattr(error, "problem", None) or error)
    mark = getattr(error, "problem_mark", None)
    if any(words in problem for words in _LEFT_OPEN):
        mark = getattr(error, "context_mark", None) or mark
    known = ((message, remedy) for words, message, remedy in _WORDS if words in problem)
    message, remedy = next(known, ("la riga non è scritta in YAML corretto.", _INDENT))
    return Refusal(
        "sintassi-yaml",
        message,
        remedy,
        line=mark.line + 1 if mark else 1,
        column=mark.column + 1 if mark else 1,
    )


def anchor_refusal(name: str) -> Refusal:
    """Return the refusal of `&name` and `*name`."""
    return Refusal(
        "ancora-o-alias",
        f"«{name[:40]}» è un rimando di YAML (ancora o alias), non ammesso.",
        "Ripetere il valore per esteso; se è testo, metterlo tra virgolette.",
        found=name,
    )


def tag_refusal(tag: str) -> Refusal:
    """Return the refusal of `!tag`, harmless or not."""
    tag = tag.replace("tag:yaml.org,2002:", "!!", 1)  # as it was typed
    return Refusal(
        "etichetta-yaml",
        f"«{tag[:60]}» è un'etichetta di tipo di YAML, non ammessa.",
        "Togliere la parola che comincia con «!»: il registro sa da sé che cosa è un numero o una data.",
        found=tag,
    )


def duplicate_refusal(key: str, first_line: int) -> Refusal:
    """Return the refusal of a key written twice in one map."""
    return Refusal(
        "chiave-doppia",
        f"«{key}» compare due volte nello stesso punto; la prima è alla riga {first_line}.",
        "Tenerne una sola. Per più elementi usare una lista, con un trattino «- » per ciascuno.",
        found=key,
        at_key=True,
    )


def merge_refusal() -> Refusal:
    """Return the refusal of a merge key."""
    return Refusal(
        "chiave-di-unione",
        "«<<» unisce due mappe: non è ammesso.",
        "Scrivere per esteso le voci che servono.",
        found="<<",
        at_key=True,
    )


def key_refusal(found: str) -> Refusal:
    """Return the refusal of an empty or composite key."""
    return Refusal(
        "chiave-non-valida",
        "il nome di una voce deve essere una parola.",
        "Scrivere ad esempio data: 2026-03-25.",
        found=found,
    )


def long_text_refusal(length: int) -> Refusal:
    """Return the refusal of a text over the limit."""
    return Refusal(
        "testo-troppo-lungo",
        f"il testo è di {length:,} caratteri; il limite è {MAX_TEXT:,}.".replace(",", "."),
        "Riassumere, e citare il documento in «documenti» con titolo e protocollo.",
    )


def depth_refusal(limit: int) -> Refusal:
    """Return the refusal of a file nested too deep."""
    return Refusal(
        "annidamento-eccessivo",
        f"ci sono più di {limit} livelli uno dentro l'altro.",
        "Un caso ne usa al massimo sei: controllare i rientri e le parentesi.",
    )


def size_refusal(limit: int) -> Refusal:
    """Return the refusal of a file with too many values."""
    return Refusal(
        "troppe-voci",
        f"il file contiene più di {limit:,} voci.".replace(",", "."),
        "Un file descrive una sola crisi: dividere il contenuto in più casi.",
    )


def documents_refusal() -> Refusal:
    """Return the refusal of a second document in one file."""
    return Refusal(
        "piu-documenti",
        "la riga «---» apre un secondo documento nello stesso file.",
        "Tenere un caso per file: spostare la seconda parte in un file suo.",
    )


def root_refusal(empty: bool) -> Refusal:
    """Return the refusal of a file that holds no map."""
    found = "il file è vuoto." if empty else "il file non è un elenco di voci «nome: valore»."
    return Refusal(
        "file-senza-voci", found, "Partire da un esempio della guida: la prima riga è «azienda:».", line=1, column=1
    )
