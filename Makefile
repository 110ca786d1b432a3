# make demo    set up, read the demo pages into a new ledger, write demo/report.html
# make test    set up what tests need and run them all: lint, types, imports, tests
# make bench   measure on development data, where there is some: SCORE and DATA say where
# make compare measure beside other packages, in an environment of their own (.venv-bench)

# Python 3.11 or newer, by whichever name it goes here.
PYTHON ?= $(firstword $(foreach name,python3.11 python3.12 python3.13 python3.14 python3,$(if $(shell command -v $(name)),$(name))) python3.11)
DATA   ?= ../shared/data
SCORE  ?= ../shared/score
VENV   := .venv
BIN    := $(VENV)/bin
PEERS  := .venv-bench

.DEFAULT_GOAL := help
.PHONY: help demo test check tests browser bench peers compare lock clean

help:
	@sed -n 's/^# make/make/p' Makefile

$(BIN)/python:
	@command -v $(PYTHON) >/dev/null || { \
	  echo "$(PYTHON) was not found. Install Python 3.11 or newer, or name one: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "$(PYTHON) is older than Python 3.11. Name a newer one: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "$(PYTHON) cannot make environments. On Debian: apt-get install $(PYTHON)-venv" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check

$(VENV)/.core: $(BIN)/python locks/core.txt pyproject.toml
	@echo "Installing what Sayso needs (locks/core.txt) ..."
	@$(INSTALL) --require-hashes -r locks/core.txt
	@$(INSTALL) --no-deps -e .
	@touch $@

$(VENV)/.test: $(VENV)/.core locks/test.txt
	@echo "Installing what the tests need (locks/test.txt) ..."
	@$(INSTALL) --require-hashes -r locks/test.txt
	@touch $@

demo: $(VENV)/.core
	@$(BIN)/sayso demo --into demo

test: check tests

check: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

tests: $(VENV)/.test browser
	$(BIN)/pytest

# The browser tests drive Debian's chromium. Without it, and without the right to install it, they are skipped.
browser:
	@command -v chromium >/dev/null || [ ! -w /var/lib/dpkg ] || ! command -v apt-get >/dev/null || { \
	  echo "Installing chromium for the browser tests ..."; \
	  apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium >/dev/null; }
	@command -v chromium >/dev/null || echo "No chromium: the browser tests are skipped. On Debian: apt-get install chromium" >&2

bench: $(VENV)/.core
	$(BIN)/python -m benchmarks measure --data $(DATA) --score $(SCORE)

$(PEERS)/.done: $(BIN)/python locks/bench.txt
	@echo "Installing what Sayso is measured beside (locks/bench.txt, 700 MB) ..."
	@$(BIN)/python -m venv $(PEERS)
	@# The lock names them all; asked to resolve lxml's one extra under two spellings, pip 23.2 stops.
	@$(PEERS)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r locks/bench.txt
	@touch $@

peers: $(PEERS)/.done

compare: $(VENV)/.core $(PEERS)/.done
	for task in article dates thread lines attribution reuse matches origins; do \
	  $(BIN)/python -m benchmarks compare $$task --data $(DATA) --score $(SCORE) || exit 1; \
	done

# Newer versions of everything, written down anew; needs uv (pip install uv).
lock:
	for set in "core pyproject.toml" "test pyproject.toml --extra web --extra postgres --group test" \
	  "all pyproject.toml --all-extras --group test" "training pyproject.toml --group training" "gazetteer --group gazetteer" "bench --group bench"; do \
	  set -- $$set; name=$$1; shift; \
	  uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
	    $$@ --output-file locks/$$name.txt || exit 1; \
	done

clean:
	rm -rf $(VENV) $(PEERS) demo/report.html demo/*.sqlite*
