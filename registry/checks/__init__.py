"""Judgements on the facts: one per file, listed here; how to add one is told in CONTRIBUTING.md."""

from collections.abc import Iterator
from functools import lru_cache

from registry.checks import (
    accordo_capofila_estraneo,
    accordo_capofila_senza_motivo,
    accordo_capofila_superfluo,
    aggiornamento_senza_una_sede,
    anno_diverso_dal_primo_fatto,
    ateco_fuori_edizione,
    ateco_senza_edizione,
    azienda_scritta_in_due_modi,
    capofila_da_concordare,
    caso_duplicato,
    causale_sconosciuta,
    cessazione_con_altra_causale,
    cessazione_non_dichiarata,
    cigd_accordo_incompleto,
    cigd_accordo_non_allegato,
    cigd_accordo_oltre_la_domanda,
    cigd_altri_lavoratori,
    cigd_ammortizzatori_non_esauriti,
    cigd_autorizzazione_ministeriale,
    cigd_domanda_incompleta,
    cigd_domanda_prima_dell_accordo,
    cigd_fondo_scelto,
    cigd_fuori_dal_2016,
    cigd_inizio_prima_dell_accordo,
    cigd_integrativa_anticipata,
    cigd_mese_fuori_periodo,
    cigd_ore_diverse_da_sr41,
    cigd_ore_diverse_dal_riepilogo,
    cigd_per_cessazione,
    cigd_protocollo_diverso,
    cigd_rendiconto_anticipato,
    cigd_senza_esame_congiunto,
    cigd_tipologia_datore,
    cigs_precedente_non_ammessa,
    competenza_con_sedi_fuori_regione,
    competenza_del_ministero,
    comune_cessato,
    comune_sconosciuto,
    convocazione_prima_della_valutazione,
    coordinamento_senza_rilevanza,
    data_diversa_dal_nome_del_file,
    data_futura,
    date_dello_stesso_fatto,
    date_in_contraddizione,
    dati_personali,
    durata_oltre_il_limite,
    esuberi_oltre_lavoratori,
    evento_fuori_percorso,
    evento_ripetuto,
    fatto_dopo_la_chiusura,
    id_precedente_in_uso,
    id_precedente_non_valido,
    impegno_con_valutazione_negativa,
    lavoratori_oltre_le_sedi,
    lavoratori_oltre_organico,
    nessuna_sede_lombarda,
    nome_nel_percorso_del_file,
    nucleo_non_capofila,
    ordine_insolito,
    organico_sotto_la_soglia,
    partecipanti_oltre_lavoratori,
    passo_dopo_valutazione_negativa,
    presente_e_indisponibile,
    procedure_fuori_ordine,
    provincia_fuori_uso,
    pubblicazione_prima_dei_fatti,
    pubblicazione_senza_fine,
    pubblicazione_senza_procedura,
    rapporto_incompleto,
    rapporto_prima_della_fine,
    riduzione_oltre_il_limite,
    rivisti_oltre_annunciati,
    stesso_nome_due_codici,
    tavolo_caso_di_altro_territorio,
    tavolo_caso_inesistente,
    tavolo_senza_territori,
    territori_dell_incontro,
    territorio_senza_sedi,
    transizione_senza_cigs,
    trimestre_futuro,
    valutazione_senza_esito,
    verbale_inviato_senza_firma,
    verbale_non_inviato_a_tutti,
)
from registry.checks.base import Check, World
from registry.checks.grounds import Proceeding
from registry.checks.grounds.chronology import located_events
from registry.finding import Finding
from registry.model import Board, Case, Flow

CHECKS: tuple[Check, ...] = (
    accordo_capofila_estraneo.CHECK,
    accordo_capofila_senza_motivo.CHECK,
    accordo_capofila_superfluo.CHECK,
    aggiornamento_senza_una_sede.CHECK,
    anno_diverso_dal_primo_fatto.CHECK,
    ateco_fuori_edizione.CHECK,
    ateco_senza_edizione.CHECK,
    azienda_scritta_in_due_modi.CHECK,
    capofila_da_concordare.CHECK,
    caso_duplicato.CHECK,
    causale_sconosciuta.CHECK,
    cessazione_con_altra_causale.CHECK,
    cessazione_non_dichiarata.CHECK,
    cigd_accordo_incompleto.CHECK,
    cigd_accordo_non_allegato.CHECK,
    cigd_accordo_oltre_la_domanda.CHECK,
    cigd_altri_lavoratori.CHECK,
    cigd_ammortizzatori_non_esauriti.CHECK,
    cigd_autorizzazione_ministeriale.CHECK,
    cigd_domanda_incompleta.CHECK,
    cigd_domanda_prima_dell_accordo.CHECK,
    cigd_fondo_scelto.CHECK,
    cigd_fuori_dal_2016.CHECK,
    cigd_inizio_prima_dell_accordo.CHECK,
    cigd_integrativa_anticipata.CHECK,
    cigd_mese_fuori_periodo.CHECK,
    cigd_ore_diverse_da_sr41.CHECK,
    cigd_ore_diverse_dal_riepilogo.CHECK,
    cigd_per_cessazione.CHECK,
    cigd_protocollo_diverso.CHECK,
    cigd_rendiconto_anticipato.CHECK,
    cigd_senza_esame_congiunto.CHECK,
    cigd_tipologia_datore.CHECK,
    cigs_precedente_non_ammessa.CHECK,
    competenza_con_sedi_fuori_regione.CHECK,
    competenza_del_ministero.CHECK,
    comune_cessato.CHECK,
    comune_sconosciuto.CHECK,
    convocazione_prima_della_valutazione.CHECK,
    coordinamento_senza_rilevanza.CHECK,
    data_diversa_dal_nome_del_file.CHECK,
    data_futura.CHECK,
    date_dello_stesso_fatto.CHECK,
    date_in_contraddizione.CHECK,
    dati_personali.CHECK,
    durata_oltre_il_limite.CHECK,
    esuberi_oltre_lavoratori.CHECK,
    evento_fuori_percorso.CHECK,
    evento_ripetuto.CHECK,
    fatto_dopo_la_chiusura.CHECK,
    id_precedente_in_uso.CHECK,
    id_precedente_non_valido.CHECK,
    impegno_con_valutazione_negativa.CHECK,
    lavoratori_oltre_le_sedi.CHECK,
    lavoratori_oltre_organico.CHECK,
    nessuna_sede_lombarda.CHECK,
    nome_nel_percorso_del_file.CHECK,
    nucleo_non_capofila.CHECK,
    ordine_insolito.CHECK,
    organico_sotto_la_soglia.CHECK,
    partecipanti_oltre_lavoratori.CHECK,
    passo_dopo_valutazione_negativa.CHECK,
    presente_e_indisponibile.CHECK,
    procedure_fuori_ordine.CHECK,
    provincia_fuori_uso.CHECK,
    pubblicazione_prima_dei_fatti.CHECK,
    pubblicazione_senza_fine.CHECK,
    pubblicazione_senza_procedura.CHECK,
    rapporto_incompleto.CHECK,
    rapporto_prima_della_fine.CHECK,
    riduzione_oltre_il_limite.CHECK,
    rivisti_oltre_annunciati.CHECK,
    stesso_nome_due_codici.CHECK,
    tavolo_caso_di_altro_territorio.CHECK,
    tavolo_caso_inesistente.CHECK,
    tavolo_senza_territori.CHECK,
    territori_dell_incontro.CHECK,
    territorio_senza_sedi.CHECK,
    transizione_senza_cigs.CHECK,
    trimestre_futuro.CHECK,
    valutazione_senza_esito.CHECK,
    verbale_inviato_senza_firma.CHECK,
    verbale_non_inviato_a_tutti.CHECK,
)


def findings_on(record: Case | Board | Flow, world: World) -> Iterator[Finding]:
    """Yield the findings of every check on a record, and on each procedure of a case that has a path."""
    events = frozenset(event.type for _, event in located_events(record)) if isinstance(record, Case) else _NONE
    for check in _concerned(type(record), events, ""):
        for finding in check.run(record, world):
            yield check.signed(finding)
    for proceeding in _proceedings(record, world):
        for check in _concerned(Proceeding, frozenset(proceeding.first), proceeding.path.code):
            for finding in check.run(proceeding, world):
                yield check.signed(finding)


_NONE: frozenset[str] = frozenset()


def _proceedings(record: Case | Board | Flow, world: World) -> Iterator[Proceeding]:
    """A causale without a path is told by a check of its own, and silences those that need the path."""
    if isinstance(record, Case):
        for index, procedure in enumerate(record.procedures):
            path = world.law.path_of(procedure.causale)
            if path is not None:
                yield Proceeding(record, index, path, world.setting)


@lru_cache(maxsize=4096)
def _concerned(kind: type, events: frozenset[str], path_code: str) -> tuple[Check, ...]:
    """The same few sets of events come back in thousands of procedures."""
    return tuple(check for check in CHECKS if check.concerns(kind, events, path_code))


__all__ = ["CHECKS", "Check", "World", "findings_on"]
