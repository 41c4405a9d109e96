# make report   install into .venv and run claimdiff on data/samples
# make test     install what the tests need and run them
# `make help` lists the rest.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

# What the targets work on; name another on the command line: make report SAMPLES=~/news
SAMPLES ?= data/samples
DATA ?=
# make train LIMIT=2000 tries the whole recipe in minutes; TORCH=torch==2.13.0 takes that version of torch
LIMIT ?=
TORCH ?= torch
STORIES ?= data/stories
STATE ?= reports/samples.db

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help report example test gate train evaluate-models lint benchmark clean

help:
	@echo "make report                     run claimdiff on $(SAMPLES); prints the path of the report"
	@echo "make test                       the test suite"
	@echo "make example                    write reports/example.md and the README's excerpt and figures again"
	@echo "make gate                       quality on data/gold against the pinned floors"
	@echo "make lint                       ruff and mypy"
	@echo "make benchmark                  time and memory on this machine"
	@echo "make train DATA=FOLDER          make the shipped models again (brings torch)"
	@echo "make evaluate-models DATA=FOLDER  measure the shipped models on public test sets"
	@echo "make clean                      remove .venv, the state file and what tools left behind"
	@echo "Variables: PYTHON=$(PYTHON)  VENV=$(VENV)  SAMPLES=$(SAMPLES)"

report: $(VENV)/.installed
	@mkdir -p $(dir $(STATE))
	@$(BIN)/claimdiff run $(SAMPLES) --db $(STATE)

# The report that is kept as an example, and the README's excerpt and figures.
example: $(VENV)/.test
	rm -f build/example.db
	@mkdir -p build
	$(BIN)/claimdiff run data/samples --db build/example.db --out reports/example.md --date 2026-01-31
	$(BIN)/python -m tests.gate.page

test: $(VENV)/.test
	$(BIN)/python -m pytest -q

gate: $(VENV)/.test
	$(BIN)/python -m tests.gate.gate
	$(BIN)/python -m tests.gate.gate --held-out

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy claimdiff training benchmarks

benchmark: $(VENV)/.installed
	$(BIN)/python -m benchmarks runs

train: $(VENV)/.train
	OMP_WAIT_POLICY=PASSIVE $(BIN)/python -m training --data "$(call needed,DATA)" --stories "$(STORIES)" \
		$(if $(LIMIT),--limit $(LIMIT) --work build/tried --out build/tried/models)

evaluate-models: $(VENV)/.installed
	$(BIN)/python -m training.evaluate --data "$(call needed,DATA)"

clean:
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .hypothesis .mypy_cache .ruff_cache $(STATE) $(STATE)-*

needed = $(or $($(1)),$(error $(1) is not set; say for example: make $@ $(1)=path/to/data))

# Stamps: each is remade when setup.cfg changes, so a second call installs nothing.
# The install is editable: what is run is what is in the checkout.

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; v = sys.version_info; sys.exit(v < (3, 11) and "Python %d.%d is too old" % v[:2])' || { \
		echo "make: claimdiff needs Python 3.11 or newer; name one: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "make: $(PYTHON) lacks the module venv; on Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.installed: $(VENV)/.made setup.cfg pyproject.toml
	@echo "Installing claimdiff into $(VENV) (a minute or two, once) ..." >&2
	@$(PIP) install --editable .
	@touch $@

$(VENV)/.test: $(VENV)/.installed
	@$(PIP) install --editable '.[test]'
	@touch $@

$(VENV)/.dev: $(VENV)/.installed
	@$(PIP) install --editable '.[test,dev]'
	@touch $@

$(VENV)/.train: $(VENV)/.installed
	@$(PIP) install --editable '.[train]' '$(TORCH)'
	@touch $@
