"""The law as data is coherent, and the program refuses to start on a law that is not."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import registry.law
from registry.derive.facts import FACTS
from registry.law import Law, LawError, Step, library, load_law
from registry.model import EVENT_TYPES

LAW_FOLDER = Path(registry.law.__file__).parent
STEPS = [(path.code, step) for path in load_law().paths.values() for step in path.steps]
IDS = [f"{path} {step.step}" for path, step in STEPS]


@pytest.fixture
def law_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str, str], Law]:
    """Return a function: file, words, other words → the law read with that one change."""

    def load(file: str, words: str, other: str) -> Law:
        folder = tmp_path / "law"
        shutil.copytree(LAW_FOLDER, folder, ignore=shutil.ignore_patterns("__pycache__"))
        text = (folder / file).read_text("utf-8")
        assert words in text, f"{file} no longer says «{words}»: choose other words"
        (folder / file).write_text(text.replace(words, other, 1), encoding="utf-8")
        monkeypatch.setattr(library, "files", lambda _: folder)
        return load_law.__wrapped__()

    return load


# --- what the documents say


def test_the_paths_and_causali_are_those_of_the_contract() -> None:
    law = load_law()

    assert set(law.paths) >= {"monitoraggio", "7.1", "7.2", "7.3", "7.4"}
    assert law.paths["7.1"].causali == (
        "proroga_22bis_crisi", "proroga_22bis_riorganizzazione", "proroga_22bis_cds", "cessazione_art44",
    )  # fmt: skip
    assert law.paths["7.2"].causali == ("crisi_art21", "riorganizzazione_art21", "cds_art21")
    assert law.paths["7.3"].causali == ("transizione_22ter",)
    assert law.paths["7.4"].causali == ("licenziamento_collettivo",)
    assert law.monitoring.causali == ()


def test_every_rule_of_the_two_documents_is_there() -> None:
    assert len(load_law().rules) == 162


def test_a_causale_leads_to_one_path() -> None:
    causali = load_law().causali

    assert len(causali) == len(set(causali))
    assert load_law().path_of("fallimento") is None


@pytest.mark.parametrize(("path", "step"), STEPS, ids=IDS)
def test_a_step_rests_on_rules_that_exist(path: str, step: Step) -> None:
    rules = load_law().rules

    assert step.rules
    assert {*step.rules, *step.see, *step.terms} <= set(rules), path
    assert {step.step, *step.after, *step.replaced_by} <= set(EVENT_TYPES)


@pytest.mark.parametrize(("path", "step"), STEPS, ids=IDS)
def test_only_the_convening_of_71_has_a_term(path: str, step: Step) -> None:
    """SPEC V-6: no other step of the guidelines gets a number of days; the closed regime of 2016 has its own."""
    if path == "cigd_2016":
        return
    assert bool(step.terms) == ((path, step.step) == ("7.1", "convocazione_parti"))


def test_the_term_of_the_convening_is_ten_working_days_as_a_rule() -> None:
    term = load_law().rules["R-7.1.3-1"].term

    assert term is not None
    assert (term.type, term.number, term.nature) == ("giorni_lavorativi", 10, "di_norma")
    assert term.from_event == "esame_congiunto_ministeriale"


@pytest.mark.parametrize(
    ("path", "step", "force"),
    [
        ("7.1", "presa_in_carico", "obbligo"),
        ("7.1", "convocazione_parti", "di_norma"),
        ("7.1", "verbale_incontro", "obbligo"),
        ("7.1", "incontro_lavoratori", "obbligo"),
        ("7.1", "erogazione_servizi", "obbligo"),
        ("7.2", "valutazione", "obbligo"),
        ("7.2", "convocazione_parti", "condizione"),
        ("7.2", "verbale_incontro", "facolta"),
        ("7.2", "incontro_lavoratori", "condizione"),
        ("7.2", "erogazione_servizi", "facolta"),
        ("7.3", "presa_in_carico", "obbligo"),
        ("7.3", "convocazione_parti", "condizione"),
        ("7.3", "supporto_parti", "condizione"),
        ("7.3", "incontro_lavoratori", "condizione"),
        ("7.3", "erogazione_servizi", "facolta"),
        ("7.4", "valutazione_contatto", "obbligo"),
        ("7.4", "contatto_parti", "condizione"),
        ("7.4", "momento_informativo", "facolta"),
    ],
)
def test_a_step_binds_as_the_documents_say(path: str, step: str, force: str) -> None:
    """SPEC section 4: mandatory, conditional, faculty, «di norma»."""
    found = next(item for item in load_law().paths[path].steps if item.step == step)

    assert found.force == force
    assert not found.is_external


@pytest.mark.parametrize("rule", load_law().rules.values(), ids=lambda rule: rule.id)
def test_a_rule_quotes_an_act_and_cites_readings_that_exist(rule: registry.law.Rule) -> None:
    law = load_law()

    assert rule.quote
    assert rule.reading
    assert rule.act in law.acts
    assert set(rule.interpretations) <= set(law.interpretations)


@pytest.mark.parametrize("reading", load_law().interpretations.values(), ids=lambda reading: reading.id)
def test_a_reading_cites_rules_that_exist_and_its_decision(reading: registry.law.Interpretation) -> None:
    decisions = Path(__file__).parents[2] / "docs" / "decisioni"

    assert set(reading.rules) <= set(load_law().rules)
    assert reading.decision is None or (decisions / f"{reading.decision}.md").is_file()


@pytest.mark.parametrize("statute", load_law().statutes.values(), ids=lambda statute: statute.id)
def test_a_statutory_fact_tells_its_source_and_whether_it_was_verified(statute: registry.law.Statute) -> None:
    assert statute.source
    assert statute.evidence
    for notice in statute.notices:
        assert set(notice.paths) <= set(load_law().paths)
        assert {notice.from_event, *notice.until_event} <= set(EVENT_TYPES)


def test_the_statutory_facts_are_those_of_the_specification() -> None:
    assert set(load_law().statutes) == {f"S-{number:02d}" for number in range(1, 26)}
    verified = {name for name, statute in load_law().statutes.items() if statute.verified}
    assert verified == {
        "S-01", "S-02", "S-03", "S-04", "S-10", "S-12", "S-13", "S-14", "S-16", "S-18", "S-21", "S-23", "S-24", "S-25",
    }  # fmt: skip


def test_a_computed_fact_is_one_that_the_engine_knows() -> None:
    conditions = [condition for _, step in STEPS for condition in step.conditions]

    assert {condition.fact for condition in conditions if condition.fact is not None} <= set(FACTS)


# --- a law that is not coherent stops the program


def test_the_law_unchanged_is_read(law_with: Callable[[str, str, str], Law]) -> None:
    assert len(law_with("acts.yaml", "linee_guida", "linee_guida").rules) == 162


@pytest.mark.parametrize(
    ("file", "words", "other"),
    [
        ("rules.yaml", "id: R-7.1.3-1\n", "id: R-7.1.3-1\n    id: R-7.1.3-1\n"),  # a key twice
        ("rules.yaml", "id: R-7.1.3-2\n", "id: R-7.1.3-1\n"),  # an id twice
        ("rules.yaml", "id: R-7.1.3-1\n", "id: R-7.1.3-999\n"),  # a rule that paths cite
        ("rules.yaml", "regole:", "norme:"),  # another list
        ("rules.yaml", "regole:", "regole: ["),  # no YAML
        ("paths/7.1.yaml", "regole: [R-7.1.3-1]", "regole: [R-9.9.9-9]"),
        ("paths/7.1.yaml", "vedi: [R-7.1.3-18]", "vedi: [R-9.9.9-9]"),
        ("paths/7.1.yaml", "termini: [R-7.1.3-1]", "termini: [R-7.1.2-1]"),  # a rule without a term
        ("paths/7.1.yaml", "passo: presa_in_carico", "passo: presa_in_giro"),
        ("paths/7.1.yaml", "passo: verbale_incontro", "passo: verbale_scontro"),  # and it has a completion
        ("paths/7.1.yaml", "dopo: [incontro_parti]", "dopo: [scontro_parti]"),
        ("paths/7.1.yaml", "campo: firmato", "campo: timbrato"),
        ("paths/7.1.yaml", "campo: esame_previsto", "campo: esame_futuro"),
        ("paths/7.1.yaml", "evento: informativa_convocazione", "evento: lettera"),
        ("paths/7.1.yaml", "obbligo: di_norma", "obbligo: forse"),
        ("paths/7.1.yaml", "attore: mlps", "attora: mlps"),
        ("paths/7.1.yaml", "atto: linee_guida", "atto: linee_mute"),
        ("paths/7.1.yaml", 'percorso: "7.1"', 'percorso: "7.2"'),  # a path twice
        ("paths/7.1.yaml", "causali: [proroga_22bis_crisi,", "causali: [crisi_art21,"),  # a causale in two paths
        ("paths/7.2.yaml", "valore: positivo", "valori: positivo"),
        ("paths/7.2.yaml", "campo: incontro_lavoratori_opportuno", "campo: incontro_inopportuno"),
        ("paths/7.2.yaml", "procedura: competenza", "procedura: sapienza"),
        ("statutes.yaml", "da: comunicazione_avvio", "da: comunicazione_fine"),
        ("statutes.yaml", "campo: ricevuta", "campo: perduta"),
        ("interpretations.yaml", "id: C-2\n", "id: C-1\n"),
        ("acts.yaml", "linee_guida:", "linee_mute:"),
    ],
)
def test_a_faulty_law_stops_the_program(
    law_with: Callable[[str, str, str], Law], file: str, words: str, other: str
) -> None:
    with pytest.raises(LawError, match=r"\S"):
        law_with(file, words, other)
