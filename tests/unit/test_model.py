"""The types say what the contract's sections 2 and 3 say: every field, every word, nothing else.

The lists below are copied from the contract, not from the program.
"""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from registry.calendar import Quarter
from registry.glossary import key_of
from registry.layout import Entry, identity_of
from registry.model import EVENT_TYPES, Board, Case, Facts, Flow, Record, by_date
from registry.source import read
from registry.store import read_record

CASE_PATH = "cases/BS/2026/esempio.yaml"
COMMON: dict[str, Any] = {
    "documenti": [
        {
            "titolo": "Verbale di esame congiunto",
            "protocollo": "R1.2026.0037255",
            "data": "2026-03-25",
            "url": "https://www.example.org/verbale.pdf",
            "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        }
    ],
    "nucleo": "MI",
    "nota": "interna",
    "nota_pubblica": "pubblica",
}
SITES = [{"comune": "Brescia", "provincia": "BS", "lavoratori": "14"}]

EVENTS: dict[str, dict[str, Any]] = {
    # in every path
    "presa_in_carico": {"modalita": "comunicazione"},
    "aggiornamento_lavoratori": {"sedi": SITES, "motivo": "uscite volontarie"},
    "tavolo_crisi": {"livello": "mimit"},
    "atto_istituzionale": {"genere": "mozione"},
    "chiusura": {"esito": "assorbita"},
    # monitoraggio
    "segnalazione": {"da": "FIOM-CGIL"},
    "analisi_contesto": {},
    "incontro_confronto": {"presenti": ["azienda", "RSU"]},
    "informazione_parti": {},
    # 7.1
    "informativa_convocazione": {"esame_previsto": "2026-03-12", "richiesta_allegata": "sì"},
    "esame_congiunto_ministeriale": {},
    "invio_verbale_ministeriale": {},
    "convocazione_parti": {"incontro_previsto": "2026-03-20", "ora": "10:30", "luogo": "sala della Provincia"},
    "incontro_parti": {
        "presenti": ["azienda"],
        "indisponibili": ["OO.SS."],
        "territori": ["BG", "BS"],
        "modalita": "telematica",
        "supporto": ["sviluppo_lavoro_italia"],
        "coordinato_da": "regione",
    },
    "verbale_incontro": {
        "firmato": "sì",
        "programma": [{"misura": "bilancio di competenze", "lavoratori": "12", "origine": "azienda"}],
    },
    "invio_verbale": {"destinatari": ["firmatari", "regione"]},
    "allegazione_istanza": {},
    "trasmissione_ministero": {},
    "incontro_lavoratori": {"modalita": "gruppo", "partecipanti": "35"},
    "erogazione_servizi": {"misura": "corso di saldatura", "operatore": "Ente Alfa", "lavoratori": "9"},
    # 7.2
    "invio_verbale_regionale": {},
    "segnalazione_parti_sociali": {"da": "RSU"},
    "valutazione": {"esito": "positivo", "criteri": ["durata"], "incontro_lavoratori_opportuno": "no"},
    # 7.3
    "informativa_volonta": {},
    "richiesta_supporto": {},
    "supporto_parti": {},
    "accordo_22ter": {"strumenti_pal_regionali": "sì", "dal": "2026-05-01", "al": "2027-04-30"},
    # 7.4
    "comunicazione_avvio": {"ricevuta": "2026-01-12", "destinatario": "RSU"},
    "esito_fase_sindacale": {},
    "invio_verbale_licenziamento": {"verbale_del": "2026-03-20"},
    "notizia_altri_canali": {},
    "valutazione_contatto": {"esito": "negativo", "criteri": ["impatto"]},
    "contatto_parti": {},
    "momento_informativo": {"modalita": "gruppo", "partecipanti": "20"},
    # cigd_2016
    "verbale_consultazione": {"firmato": "sì", "esito": "mancato_accordo"},
    "accordo": {
        "dal": "2016-02-01",
        "al": "2016-04-30",
        "modello": "standard",
        "dichiara_no_cessazione": "sì",
        "dichiara_flessibilita": "sì",
        "comunicazione_lavoratori": "no",
    },
    "esame_congiunto_arifl": {},
    "inizio_sospensione": {},
    "domanda_inps": {"protocollo_inps": "INPS.4900.01", "dal": "2016-02-01", "al": "2016-04-30"},
    "domanda_regione": {
        "protocollo_inps": "INPS.4900.01",
        "dal": "2016-02-01",
        "al": "2016-04-30",
        "accordo_allegato": "sì",
        "accordo_altri_lavoratori_allegato": "no",
    },
    "domanda_integrativa": {"protocollo_inps": "INPS.4900.02", "dal": "2016-05-01", "al": "2016-06-30"},
    "rendiconto_mensile": {"mese": "2016-03", "ore": "1240"},
    "sr41": {"mese": "2016-03", "ore": "1240"},
    "dichiarazione_riepilogativa": {"ore": "3600"},
    "autorizzazione": {"decreto": "5151", "importo": "12500.00"},
    "pubblicazione_decreto": {},
    "trasmissione_inps": {},
    "non_ammesso": {"ricevuta": "2016-05-10", "motivo": "manca l'accordo"},
    "controdeduzioni": {},
    "esito_controdeduzioni": {"esito": "accolte"},
    "diniego": {},
    "controllo_inps": {"esito": "positivo"},
    "sospensione": {"motivo": "accesso alla CIGO"},
    "cessazione": {"motivo": "accesso alla CIGS"},
    "revoca": {"totale": "no"},
    "adeguamento": {},
}

WORDS: list[tuple[str, str, tuple[str, ...]]] = [
    ("tavolo_crisi", "livello", ("regionale", "mimit", "mlps")),
    ("atto_istituzionale", "genere", ("mozione", "interpellanza", "interrogazione", "audizione")),
    ("chiusura", "esito", ("conclusa", "annullata", "assorbita")),
    ("incontro_parti", "modalita", ("presenza", "telematica")),
    ("invio_verbale", "destinatari", ("firmatari", "regione")),
    ("valutazione", "esito", ("positivo", "negativo")),
    ("valutazione_contatto", "esito", ("positivo", "negativo")),
    ("verbale_consultazione", "esito", ("accordo", "mancato_accordo", "assenza_oo_ss")),
    ("accordo", "modello", ("standard", "libero")),
]

FULL_CASE = """\
azienda:
  denominazione: Fonderie Esempio S.r.l.
  codice_fiscale: "99900010168"
  identificativo_estero: CHE-123.456.789
  forma_giuridica: srl
  ateco:
    edizione: 2025
    codice: "24.51"
  organico: 78
  sede_legale:
    comune: Brescia
    provincia: BS
id_precedenti: [BS-2025-fonderie]
pubblicazione:
  dal: 2026-03-25
  al: 2031-03-25
tipo_crisi: [procedura_concorsuale, cessazione, trasferimento, delocalizzazione, riduzione_organico, altro]
rilevanza: [strategica, politico_istituzionale, alto_impatto]
sedi:
  - comune: Brescia
    provincia: BS
    lavoratori: 14
accordo_capofila:
  territorio: BS
  data: 2026-01-20
  motivo: la direzione è a Brescia
referenti:
  - ruolo: azienda
    ente: Fonderie Esempio S.r.l.
    nome: ufficio del personale
    email: personale@example.org
    pec: personale@pec.example.org
    telefono: 030 000000
da_fare:
  - data: 2026-04-10
    cosa: richiamare la RSU
note: da seguire
eventi: []
procedure:
  - causale: licenziamento_collettivo
    competenza: regionale
    sedi: []
    lavoratori: 14
    esuberi: 14
    periodo:
      dal: 2026-01-12
      al: 2026-12-31
    riduzione_orario: 40
    riservato: true
    eventi:
      - tipo: invio_verbale_licenziamento
        data: 2026-03-25
      - tipo: valutazione_contatto
        data: 2026-04-02
        esito: positivo
"""

PROCEDURE_FIELDS = {
    "impegno_pal_in_accordo": "sì",
    "cigs_precedente": "crisi_art21",
    "tipo_datore": "studio_professionale",
    "artigiana": "no",
    "soli_apprendisti": "sì",
    "somministrazione": "no",
    "autorizzazione_ministeriale": "sì",
    "ammortizzatori_ordinari_esauriti": "sì",
    "fondo_scelto": "bilaterale",
}
BOARD = {
    "tipo": "bilaterale",
    "data": "2026-03-10",
    "territori": ["BG", "BS"],
    "richiesto_da": "OO.SS.",
    "partecipanti": ["Regione Lombardia", "Nucleo di Brescia"],
    "casi": ["BS-2026-esempio"],
    "decisioni": ["convocare l'azienda"],
    "esigenze_formative": ["saldatura"],
    "buone_prassi": ["sportello in azienda"],
    "documenti": COMMON["documenti"],
}
FLOW = {
    "tipo": "rapporto_trimestrale",
    "data": "2026-04-14",
    "territorio": "BS",
    "trimestre": "2026-T1",
    "destinatari": ["Regione Lombardia"],
    "documenti": COMMON["documenti"],
    "commento": "trimestre regolare",
    "impronta": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
}


def written(value: Any, *, month: bool = False) -> Any:
    """Return a value of the model as it would be typed in a file."""
    match value:
        case Facts():
            given = {name: getattr(value, name) for name in type(value).model_fields if name in value.model_fields_set}
            return {key_of(name): written(inner, month=name == "month") for name, inner in given.items()}
        case tuple():
            return [written(inner) for inner in value]
        case bool():
            return "sì" if value else "no"
        case date():
            return value.isoformat()[: 7 if month else 10]
        case int() | Decimal() | Quarter():
            return str(value)
        case _:
            return value


def case_with_event(event: dict[str, Any]) -> dict[str, Any]:
    procedure = {"causale": "crisi_art21", "eventi": [event]}
    return {"azienda": {"denominazione": "Esempio"}, "sedi": SITES, "procedure": [procedure]}


def test_the_event_types_are_those_of_the_contract() -> None:
    assert set(EVENT_TYPES) == set(EVENTS)


@pytest.mark.parametrize("kind", EVENTS)
def test_an_event_keeps_every_field_of_the_contract(kind: str) -> None:
    event = {"tipo": kind, "data": "2026-03-25", **EVENTS[kind], **COMMON}
    values = case_with_event(event)

    assert written(Case.model_validate(values)) == values


@pytest.mark.parametrize("kind", EVENTS)
def test_an_event_has_no_field_beyond_the_contract(kind: str) -> None:
    known = {key_of(name) for name in EVENT_TYPES[kind].model_fields}

    assert known == {"tipo", "data", *EVENTS[kind], *COMMON}


@pytest.mark.parametrize("kind", EVENTS)
def test_only_type_and_date_of_an_event_are_required(kind: str) -> None:
    """What a step then misses is an «avviso», not an error; but new numbers need the numbers, hours their month."""
    needed = {"aggiornamento_lavoratori": "sedi", "rendiconto_mensile": "mese", "sr41": "mese"}
    event = {"tipo": kind, "data": "2026-03-25"}
    if kind in needed:
        event[needed[kind]] = EVENTS[kind][needed[kind]]

    assert Case.model_validate(case_with_event(event)).procedures[0].events[0].type == kind


@pytest.mark.parametrize(("kind", "field", "words"), WORDS, ids=lambda item: str(item)[:20])
def test_a_field_takes_the_words_of_the_contract(kind: str, field: str, words: tuple[str, ...]) -> None:
    for word in words:
        values = case_with_event({"tipo": kind, "data": "2026-03-25", field: word})
        assert word in str(written(Case.model_validate(values)))
    with pytest.raises(ValidationError):
        Case.model_validate(case_with_event({"tipo": kind, "data": "2026-03-25", field: "altra_parola"}))


def test_the_case_of_the_contract_keeps_every_field() -> None:
    values = read(FULL_CASE.encode()).values
    assert values is not None

    kept = written(Case.model_validate(values))

    procedure = values["procedure"][0]  # type: ignore[index]
    assert isinstance(procedure, dict)
    procedure["riservato"] = "sì"
    assert kept == values
    assert {key_of(name) for name in Case.model_fields} == set(values)


def test_a_procedure_keeps_the_fields_of_every_path() -> None:
    values = case_with_event({"tipo": "valutazione", "data": "2026-03-25"})
    values["procedure"][0] |= PROCEDURE_FIELDS

    assert written(Case.model_validate(values)) == values


@pytest.mark.parametrize(("model", "values"), [(Board, BOARD), (Flow, FLOW)])
def test_a_record_keeps_every_field_of_the_contract(model: type[Record], values: dict[str, Any]) -> None:
    assert written(model.model_validate(values)) == values
    assert {key_of(name) for name in model.model_fields} == set(values)


@pytest.mark.parametrize("kind", ["rapporto_trimestrale", "richiesta_rapporto", "estrazione_periodica"])
def test_a_flow_needs_type_and_date_only(kind: str) -> None:
    assert Flow.model_validate({"tipo": kind, "data": "2026-04-14"}).type == kind


@pytest.mark.parametrize("kind", ["regionale", "bilaterale"])
def test_a_board_needs_type_and_date_only(kind: str) -> None:
    assert Board.model_validate({"tipo": kind, "data": "2026-04-14"}).type == kind


def test_the_least_case() -> None:
    case = Case.model_validate({"azienda": {"denominazione": "Esempio"}, "sedi": [{"provincia": "NO"}]})

    assert (case.procedures, case.events, case.publication) == ((), (), None)
    assert not case.sites[0].is_lombard


@pytest.mark.parametrize("typed", ["true", "sì", "si", "Sì", "SI", "True"])
def test_yes(typed: str) -> None:
    values = case_with_event({"tipo": "verbale_incontro", "data": "2026-03-25", "firmato": typed})

    assert written(Case.model_validate(values))["procedure"][0]["eventi"][0]["firmato"] == "sì"


@pytest.mark.parametrize("typed", ["false", "no", "No", "NO", "False"])
def test_no(typed: str) -> None:
    values = case_with_event({"tipo": "verbale_incontro", "data": "2026-03-25", "firmato": typed})

    assert written(Case.model_validate(values))["procedure"][0]["eventi"][0]["firmato"] == "no"


def test_texts_lose_the_spaces_around_them() -> None:
    case = Case.model_validate({"azienda": {"denominazione": "  Esempio  "}, "sedi": SITES})

    assert case.company.name == "Esempio"


def test_facts_do_not_change_once_read() -> None:
    case = Case.model_validate({"azienda": {"denominazione": "Esempio"}, "sedi": SITES})

    with pytest.raises(ValidationError):
        case.company.name = "Altra"  # type: ignore[misc]


def test_events_are_sorted_by_date_and_keep_their_order_within_a_day() -> None:
    events = [("2026-03-09", "uno"), ("2026-03-02", "due"), ("2026-03-09", "tre"), ("2026-03-02", "quattro")]
    listed = [{"tipo": "segnalazione", "data": day, "da": who} for day, who in events]
    case = Case.model_validate({"azienda": {"denominazione": "Esempio"}, "sedi": SITES, "eventi": listed})

    assert [event.value("reported_by") for event in by_date(case.events)] == ["due", "quattro", "uno", "tre"]


def test_a_refused_value_does_not_show_in_the_error_of_the_library() -> None:
    """It would end up in the logs of whoever runs the check."""
    with pytest.raises(ValidationError) as caught:
        Case.model_validate({"azienda": {"denominazione": "Esempio"}, "sedi": [{"provincia": "parola-segreta"}]})

    assert "input_value" not in str(caught.value)


def test_a_record_is_read_as_what_its_folder_says() -> None:
    def read_at(path: str, text: str) -> object:
        identity = identity_of(path)
        assert identity is not None
        return read_record(Entry(path, identity), text.encode())[0]

    assert isinstance(read_at("cases/tavoli/2026/2026-03-10-a.yaml", "tipo: regionale\ndata: 2026-03-10\n"), Board)
    assert isinstance(
        read_at("cases/flussi/2026/2026-04-14-a.yaml", "tipo: estrazione_periodica\ndata: 2026-04-14\n"), Flow
    )
    assert isinstance(read_at(CASE_PATH, FULL_CASE), Case)
