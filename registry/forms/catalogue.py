"""The forms of the registry; their choices come from the vocabularies, the law and the models."""

from registry.forms.form import Form, Question
from registry.glossary import label_of
from registry.law import load_law
from registry.model import EVENT_TYPES, Case
from registry.model.shapes import shapes_of
from registry.vocabulary import legal_forms
from registry.vocabulary.territories import territories

_CAUTION = (
    "Chiunque legga questo archivio leggerà ciò che scrivi. **Non scrivere dati di persone**: nomi di lavoratori, "
    "codici fiscali di 16 caratteri, telefoni, indirizzi di posta, stato di salute, iscrizione a un sindacato."
)
_TAKEN = "Dal modulo nasce una proposta di modifica, che l'ufficio rilegge; il registro risponde sotto la segnalazione."


def _labelled(words: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((word, label_of(word)) for word in words)


def _territories() -> tuple[tuple[str, str], ...]:
    return tuple((sigla, territory.name) for sigla, territory in territories().items())


def _events() -> tuple[tuple[str, str], ...]:
    return _labelled(tuple(EVENT_TYPES))


_DAY = Question(
    "data", "Data", "Il giorno in cui è accaduto: AAAA-MM-GG.", example="2026-03-25", is_required=True, key="data"
)

CRISIS = Form(
    "segnala-una-crisi",
    "Segnala una crisi",
    "Apre un caso nuovo nel registro.",
    "Segnalazione: ",
    f"{_TAKEN} Se il caso c'è già, usa invece il modulo «Registra un evento».\n\n{_CAUTION}",
    "segnalazione",
    (
        Question(
            "azienda",
            "Denominazione dell'azienda",
            "Come nella visura.",
            key="azienda.denominazione",
            example="Fonderie Esempio S.r.l.",
            is_required=True,
        ),
        Question(
            "codice_fiscale",
            "Codice fiscale dell'azienda",
            "Le 11 cifre; mai il codice di una persona.",
            key="azienda.codice_fiscale",
            example="99900010168",
        ),
        Question(
            "forma_giuridica",
            "Forma giuridica",
            "Una ditta individuale è una persona: il suo nome non si pubblica.",
            key="azienda.forma_giuridica",
            kind="scelta",
            options=tuple((slug, form.label) for slug, form in legal_forms.legal_forms().items()),
        ),
        Question("organico", "Organico", "Le persone occupate, solo cifre.", key="azienda.organico", example="78"),
        Question(
            "sedi",
            "Sedi e lavoratori coinvolti",
            "Una riga per sede: comune, sigla della provincia, lavoratori coinvolti.",
            kind="testo",
            example="Brescia (BS): 14",
            is_required=True,
        ),
        Question(
            "tipo_crisi",
            "Tipo di crisi",
            "Anche più di uno.",
            key="tipo_crisi",
            kind="scelte",
            options=_labelled(shapes_of(Case)["tipo_crisi"].options),
        ),
        Question(
            "causale",
            "Causale della procedura",
            "Vuoto se non c'è ancora una procedura: la crisi è solo monitorata.",
            key="procedure.causale",
            kind="scelta",
            options=_labelled(load_law().causali),
        ),
        Question(
            "evento",
            "Che cosa è accaduto",
            "Il primo fatto; vuoto se non lo sai.",
            kind="scelta",
            options=_events(),
        ),
        Question("data", "Data", "Il giorno di quel fatto: AAAA-MM-GG.", example="2026-03-25"),
        Question(
            "territorio",
            "Nucleo che apre il caso",
            "Vuoto: quello della prima sede.",
            kind="scelta",
            options=_territories(),
        ),
        Question("note", "Note interne", "Le legge solo l'ufficio.", key="note", kind="testo"),
    ),
    is_taken=True,
)

EVENT = Form(
    "registra-un-evento",
    "Registra un evento",
    "Aggiunge un fatto a un caso che c'è già.",
    "Evento: ",
    f"{_TAKEN}\n\n{_CAUTION}",
    "evento",
    (
        Question(
            "caso",
            "Caso",
            "Il nome del caso, o l'indirizzo della sua pagina.",
            example="BS-2026-fonderie-esempio",
            is_required=True,
        ),
        Question(
            "tipo",
            "Tipo di evento",
            "La guida spiega quando si usa ciascuno.",
            kind="scelta",
            options=_events(),
            is_required=True,
        ),
        _DAY,
        Question(
            "procedura",
            "Procedura",
            "Solo se il caso ne ha più di una: 1, 2…; 0 per un fatto fuori da ogni procedura.",
            example="1",
        ),
        Question(
            "nucleo",
            "Nucleo che ha agito",
            "Vuoto: il capofila.",
            key="nucleo",
            kind="scelta",
            options=_territories(),
        ),
        Question(
            "altro",
            "Altri dati",
            "Una riga per voce, come nella guida agli eventi. Più valori si separano con «;».",
            kind="testo",
            example="incontro_previsto: 2026-04-02\ndocumenti.titolo: Verbale dell'incontro",
        ),
        Question("nota_pubblica", "Nota pubblica", "La legge chiunque.", key="nota_pubblica", kind="testo"),
        Question("nota", "Nota interna", "La legge solo l'ufficio.", key="nota", kind="testo"),
    ),
    is_taken=True,
)

_CORRECTION = Form(
    "correggi-un-dato",
    "Correggi un dato",
    "Segnala un numero, una data o un nome sbagliato.",
    "Correzione: ",
    f"La correzione la scrive chi segue il caso: la storia del file conserva il dato di prima.\n\n{_CAUTION}",
    "correzione",
    (
        Question("caso", "Caso", "Il nome del caso, o l'indirizzo della pagina.", is_required=True),
        Question("che_cosa", "Che cosa è sbagliato", "Il dato come si legge ora.", kind="testo", is_required=True),
        Question("giusto", "Il dato giusto", "Come dovrebbe essere.", kind="testo", is_required=True),
        Question("fonte", "Da dove risulta", "L'atto, la comunicazione, chi lo ha detto.", kind="testo"),
    ),
)

_FAULT = Form(
    "errore-nel-programma",
    "Errore nel programma",
    "Un messaggio che non si capisce, una pagina rotta, una scadenza che non torna.",
    "Errore: ",
    f"Grazie: un messaggio che non si capisce è un difetto del programma, non di chi scrive.\n\n{_CAUTION}",
    "errore",
    (
        Question("che_cosa", "Che cosa succede", "E che cosa ti aspettavi.", kind="testo", is_required=True),
        Question("dove", "Dove", "L'indirizzo della pagina, o il comando.", is_required=True),
        Question("messaggio", "Il messaggio", "Copiato per intero, senza dati riservati.", kind="testo"),
        Question("versione", "Versione", "È in fondo a ogni pagina."),
    ),
)

FORMS = (CRISIS, EVENT, _CORRECTION, _FAULT)
