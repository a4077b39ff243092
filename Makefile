# Panah: every task behind one word. `make help` lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUNTIME := $(VENV)/.runtime
INSTALLED := $(VENV)/.installed
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check install
RUN_ENV := PANAH_MODE=demo
# What decides who sees what: every branch of it is tested, and stays so.
HELD := directory.access directory.permissions directory.vetting directory.hsds.redact directory.tombstones \
  directory.listings.confidentiality directory.listings.field_visibility directory.listings.public_view \
  directory.listings.shown directory.listings.told_places
# Tests that start servers: a file, or all that share one server, goes to one process.
SERVERS := tests/contract tests/integration tests/functional tests/chaos tests/security
# Tests of which an answer must come in so many seconds: one after the other.
ALONE := tests/security/test_it_stands.py tests/security/test_nothing_left.py
SOURCES := directory search i18n seed_data tests bench

.PHONY: help install run check unit test soak bench house fix messages understanding places elasticsearch lock system-packages

help: ## This list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "%-16s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

install: $(INSTALLED) ## Virtual environment with everything, and .venv/bin/panah

$(RUNTIME): requirements.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(PIP) --require-hashes --no-deps -r requirements.txt
	$(PIP) --no-deps --no-build-isolation -e .
	touch $@

$(INSTALLED): requirements-dev.txt $(RUNTIME)
	$(PIP) --require-hashes --no-deps -r requirements-dev.txt
	$(BIN)/python -m pip --disable-pip-version-check check
	touch $@

run: $(RUNTIME) ## The service with demonstration data on http://127.0.0.1:8000/
	@$(RUN_ENV) $(BIN)/panah init
	@$(RUN_ENV) $(BIN)/panah seed --demo
	@$(RUN_ENV) $(BIN)/panah serve

check: install ## Format, lint, types, arrows, the house, catalogues
	$(BIN)/ruff format --check $(SOURCES)
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m bench.house
	$(BIN)/python -m i18n.checking

unit: install ## The tests that need no server, on every core: under a minute
	$(BIN)/python -m pytest -n auto --dist worksteal tests/unit

house: install ## The house measured by the eighteen rows of docs/house.md
	$(BIN)/python -m bench.house

test: install ## All tests; those that need a server start it or say what is missing
	$(BIN)/python -m pytest -n auto --dist worksteal $(HELD:%=--cov=%) tests/unit tests/relevance
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadgroup $(SERVERS) $(ALONE:%=--ignore=%)
	$(BIN)/python -m pytest $(ALONE)

soak: install ## The randomised and kill -9 tests with full counts; writes docs/evidence.md
	rm -f .soak
	PANAH_TRIALS=1 PANAH_EVIDENCE_ROWS=$(CURDIR)/.soak $(BIN)/python -m pytest -m chaos --timeout=7200
	$(BIN)/python -m bench.evidence .soak

bench: install ## Speed, against the raw engine and the physical limit
	$(BIN)/python -m bench.search --sizes 10000 100000 1000000
	$(BIN)/python -m bench.kinds
	$(BIN)/python -m bench.imports
	$(BIN)/python -m bench.reading
	$(BIN)/python -m bench.meaning
	$(BIN)/python -m bench.http
	$(BIN)/python -m bench.pages
	$(BIN)/python -m bench.elastic

fix: install ## Format and mend what can be mended
	$(BIN)/ruff format $(SOURCES)
	$(BIN)/ruff check --fix $(SOURCES)

messages: install ## Bring the catalogues up to the texts that people read
	$(BIN)/python -m i18n.updating

understanding: install ## Train the model of understanding anew, from phrases and stories: minutes
	OPENBLAS_NUM_THREADS=1 $(BIN)/python -m search.training

places: install ## Build the offline gazetteer anew
	$(BIN)/panah places build

elasticsearch: install ## A real Elasticsearch on this machine, without Docker, until Ctrl-C
	@$(BIN)/python -m tests.support.elastic

lock: ## Pin every package for every platform, with hashes
	$(PYTHON) -m venv .lock
	.lock/bin/python -m pip install --quiet uv
	for extra in build dev; do \
	  target=requirements$$([ $$extra = dev ] && echo -dev || true).txt; \
	  .lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --extra $$extra pyproject.toml -o $$target; done
	rm -rf .lock

system-packages: ## What tests need beyond Python, on Debian: Chromium, w3m, PostgreSQL, Elasticsearch
	./.ci/system-packages
