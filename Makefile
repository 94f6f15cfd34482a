# The two commands most people need are «make site» and «make test»; «make help» lists the others.
# Everything lands in this folder (.venv, site, caches): nothing else on the machine is touched,
# except by .ci/system-packages, which says so.

VENV     := .venv
PY       := $(VENV)/bin/python
REGISTRO := $(VENV)/bin/registro
MKDOCS   := $(PY) -m mkdocs
SCHEMAS  := caso tavolo flusso

# The environment for the site, and the one for the tests, which contains it.
SITE_ENV := $(VENV)/.site
TEST_ENV := $(VENV)/.test

# What the tests of the text editors run on Node, which itself comes with the test environment.
EDITOR_ENV := .cache/editor/.ready

# Wheels only, and only those whose hashes are in the lock: no foreign code runs while installing.
INSTALL  := $(PY) -m pip install -qq --disable-pip-version-check --no-input
LOCKED   := $(INSTALL) --require-hashes --only-binary :all:
EDITABLE := $(INSTALL) --no-deps --no-build-isolation --editable .

# The lock is made from PyPI alone: the settings of this machine must not leak into it.
COMPILE  := env -u UV_INDEX -u UV_INDEX_URL -u UV_EXTRA_INDEX_URL -u UV_FIND_LINKS \
	$(PY) -m uv pip compile --quiet --no-config --no-header --universal --generate-hashes \
	--default-index https://pypi.org/simple $(if $(UPGRADE),--upgrade)

FORMAT ?= text

# Material prints a notice about MkDocs 2 on every build; the versions are pinned, so it is noise.
export NO_MKDOCS_2_WARNING := 1

# A virtual environment does not survive a move: made elsewhere, or its Python gone, it is made again.
ifneq ($(shell test -x $(PY) && cat $(VENV)/.folder 2>/dev/null),$(CURDIR))
.PHONY: $(VENV)/.folder
endif

.PHONY: help
help: ## elenca i comandi
	@echo "Comandi del registro:"
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

# --- environment -------------------------------------------------------------

$(VENV)/.folder:
	@PYTHON="$(PYTHON)" tools/make-venv $(VENV)
	@printf '%s' "$(CURDIR)" > $@

$(SITE_ENV): requirements/site.txt pyproject.toml $(VENV)/.folder
	@echo "Installo le librerie del sito (la prima volta può volerci un minuto)…"
	@$(LOCKED) --requirement requirements/site.txt
	@$(EDITABLE)
	@touch $@

$(TEST_ENV): requirements/test.txt pyproject.toml $(VENV)/.folder
	@echo "Installo le librerie del sito e delle prove (la prima volta può volerci un minuto)…"
	@$(LOCKED) --requirement requirements/test.txt
	@$(EDITABLE)
	@touch $(SITE_ENV) $@

$(EDITOR_ENV): tests/editor/package.json tests/editor/package-lock.json $(TEST_ENV)
	@mkdir -p $(@D) && cp tests/editor/package.json tests/editor/package-lock.json $(@D)
	@PATH="$(CURDIR)/$(VENV)/bin:$$PATH" npm ci --prefix $(@D) --ignore-scripts --no-audit --no-fund --loglevel error
	@touch $@

# --- site --------------------------------------------------------------------

# Findings (status 1) do not stop here: the build refuses them itself, unless the office's settings say
# that the valid cases are to be published all the same. A broken environment (status 2) does stop.
REPORT   := $(REGISTRO) check || test $$? -eq 1

.PHONY: site
site: $(SITE_ENV) ## controlla i casi e costruisce il sito pubblico in site/
	@$(REPORT)
	@REGISTRO_EDITION=pubblica $(MKDOCS) build --strict --site-dir site
	@echo "Fatto. Il sito pubblico è nella cartella site/ (pagina iniziale: site/index.html)."
	@echo "Per vederlo mentre si lavora: make serve, poi http://127.0.0.1:8000/"

.PHONY: site-interna
site-interna: $(SITE_ENV) ## come sopra, edizione interna, in site-interna/
	@$(REPORT)
	@REGISTRO_EDITION=interna $(MKDOCS) build --strict --site-dir site-interna
	@echo "Fatto. L'edizione interna è nella cartella site-interna/ (pagina iniziale: site-interna/index.html)."
	@echo "Contiene dati riservati: non va pubblicata se non dietro il controllo degli accessi dell'ufficio."

.PHONY: serve
serve: $(SITE_ENV) ## mostra il sito su http://127.0.0.1:8000/ e lo aggiorna a ogni modifica
	@$(MKDOCS) serve

# --- checks and tests --------------------------------------------------------

.PHONY: check
check: $(TEST_ENV) ## controlla codice e casi, in pochi secondi
	@$(MAKE) --no-print-directory --keep-going lint format types imports cases check-schema check-traceability check-forms
	@echo "Controlli superati."

.PHONY: lint format types imports cases
lint: $(TEST_ENV)
	@$(PY) -m ruff check --quiet --output-format concise .
format: $(TEST_ENV)
	@$(PY) -m ruff format --quiet --check --output-format concise .
types: $(TEST_ENV)
	@$(PY) -m mypy --no-error-summary
imports: $(TEST_ENV)
	@$(VENV)/bin/lint-imports --no-logo
cases: $(SITE_ENV)
	@$(REGISTRO) check

# A proposal is read as data: its cases are judged by the program, the rules and the pages of this folder.
# AUTHOR and NUMBER come from the environment only: a shell never reads what strangers write in them.
.PHONY: proposal
proposal: $(SITE_ENV) ## controlla una proposta con queste regole: ROOT=CARTELLA BASE=VERSIONE [FORMAT=…]
	@test -d "$(ROOT)" && test -n "$(BASE)" || { echo "Servono la cartella e la versione di partenza: make proposal ROOT=CARTELLA BASE=VERSIONE" >&2; exit 2; }
	@tools/judge-proposal $(REGISTRO) "$(ROOT)" "$(BASE)" "$(FORMAT)" "$(or $(OUTCOME),esito)"

.PHONY: preview
preview: $(SITE_ENV) ## costruisce il sito interno con i casi di un'altra cartella: ROOT=CARTELLA
	@test -n "$(ROOT)" && test -d "$(ROOT)/cases" || { echo "Manca la cartella che contiene cases/: make preview ROOT=CARTELLA" >&2; exit 2; }
	@laid=$$(mktemp -d) && trap 'rm -rf "$$laid"' EXIT && cp -RP "$(ROOT)/cases" registro.toml "$$laid" \
		&& REGISTRO_ROOT="$$laid" REGISTRO_EDITION=interna $(MKDOCS) build --strict --site-dir "$(or $(OUTCOME),anteprima)"

.PHONY: check-quotes
check-quotes: $(SITE_ENV) ## confronta le citazioni delle norme con i testi: SOURCES=CARTELLA
	@test -n "$(SOURCES)" || { echo "Manca la cartella dei testi: make check-quotes SOURCES=CARTELLA" >&2; exit 2; }
	@$(PY) tools/check_quotes.py "$(SOURCES)"

.PHONY: test
test: $(TEST_ENV) ## esegue tutti i controlli e tutte le prove, browser compreso
	@.ci/system-packages $(PY)
	@$(MAKE) --no-print-directory --keep-going check pytest
	@echo "Prove superate."

.PHONY: pytest
pytest: $(TEST_ENV) $(EDITOR_ENV)
	@$(PY) -m pytest

.PHONY: bench
bench: $(TEST_ENV) ## misura i tempi su un registro di 10.000 casi inventati
	@$(PY) -m bench

# --- what the workflows do on the forge --------------------------------------

# Who may ask the forge gathers; who holds no token judges, as data; who may write answers.
.PHONY: comment gather judge answer digest digest-issue reports propose-freeze attach-reports
comment: $(SITE_ENV)
	@$(PY) -m tools.forge.comment
gather: $(SITE_ENV)
	@$(PY) -m tools.forge.waiting
judge: $(SITE_ENV)
	@$(PY) -m tools.forge.judge
answer: $(SITE_ENV)
	@$(PY) -m tools.forge.answer
digest: $(SITE_ENV) ## scrive in dist/riepilogo.md la settimana di tutti i Nuclei
	@mkdir -p dist && $(REGISTRO) digest --format markdown --edition "$${DIGEST_EDITION:-pubblica}" > dist/riepilogo.md
digest-issue: digest
	@$(PY) -m tools.forge.weekly dist/riepilogo.md
reports: $(SITE_ENV) ## prepara in dist/rapporti/ i rapporti dell'ultimo trimestre chiuso
	@$(PY) -m tools.forge.quarter write
propose-freeze: $(SITE_ENV)
	@$(PY) -m tools.forge.quarter freeze
attach-reports: $(SITE_ENV)
	@$(PY) -m tools.forge.quarter attach

# --- generated files ---------------------------------------------------------

.PHONY: schema
schema: $(SITE_ENV) ## aggiorna gli schemi JSON che guidano l'editor di testo
	@tools/write-schemas $(REGISTRO) .vscode/schema $(SCHEMAS)

.PHONY: check-schema
check-schema: $(SITE_ENV)
	@tools/write-schemas --check $(REGISTRO) .vscode/schema $(SCHEMAS)

.PHONY: traceability
traceability: $(SITE_ENV) ## aggiorna la tavola delle regole: dove vivono, che cosa le prova
	@$(PY) -m tools.write_traceability

.PHONY: check-traceability
check-traceability: $(SITE_ENV)
	@$(PY) -m tools.write_traceability --check

.PHONY: forms
forms: $(SITE_ENV) ## aggiorna i moduli di segnalazione per GitHub e GitLab
	@$(PY) tools/write_forms.py

.PHONY: check-forms
check-forms: $(SITE_ENV)
	@$(PY) tools/write_forms.py --check

.PHONY: screenshots
screenshots: $(TEST_ENV) ## rifà le immagini della guida e del README dal sito vero
	@$(PY) -m tools.take_screenshots

.PHONY: codeowners
codeowners: $(SITE_ENV) ## aggiorna CODEOWNERS: chi deve rileggere quali file
	@$(REGISTRO) codeowners > CODEOWNERS.new && mv CODEOWNERS.new CODEOWNERS

.PHONY: package
package: $(SITE_ENV) ## costruisce in dist/ il pacchetto per chi tiene i casi in un archivio suo
	@$(PY) -m hatchling build -t wheel -d dist

# Its output is in the repository, so that nobody who builds a site needs Node.
.PHONY: form-editor
form-editor: $(TEST_ENV) ## rifà l'editor a moduli dalla versione scritta in tools/form_editor/package.json
	@mkdir -p .cache/form_editor && cp tools/form_editor/*.json tools/form_editor/bundle.mjs .cache/form_editor
	@PATH="$(CURDIR)/$(VENV)/bin:$$PATH" npm ci --prefix .cache/form_editor --no-audit --no-fund --loglevel error
	@$(VENV)/bin/node .cache/form_editor/bundle.mjs site_gen/form_editor/vendor tests/site/form_editor/sveltia-cms.schema.json

.PHONY: lock
lock: $(TEST_ENV) ## ricalcola le versioni bloccate delle librerie (UPGRADE=1 per aggiornarle)
	@$(COMPILE) pyproject.toml --extra documenti --extra dati --group build --output-file requirements/site.txt
	@$(COMPILE) pyproject.toml --extra documenti --extra dati --group dev --constraints requirements/site.txt --output-file requirements/test.txt

.PHONY: hooks
hooks: $(TEST_ENV) ## fa controllare i file da Git prima di ogni commit
	@$(PY) -m pre_commit install

.PHONY: clean
clean: ## cancella ciò che make ha prodotto: ambiente, siti, memorie temporanee
	@rm -rf $(VENV) site site-interna anteprima esito dist .cache .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	@find registry site_gen tests tools bench -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true
