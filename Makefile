# The developer manual in one file. `make run` and `make test` work on a fresh clone with nothing but Python 3.11 or later.

REPORT ?= examples/joint_statement.txt
FORMAT ?= table
EVENTS ?= 1000000
READ_EVENTS ?= 100000
FILES ?= 10000
VENV := .venv
TRAIN_VENV := .venv-train
BIN := $(VENV)/bin
PIP := -m pip --disable-pip-version-check install --quiet --editable

# The first python that runs, is new enough and can make environments; one that is found but does not start is passed over.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python3.14 python; do \
	"$$p" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo "$$p" && break; done)

.DEFAULT_GOAL := help
.PHONY: help run test check format bench bench-ledger bench-page samples add-ledger kill-ledger train clean need-python

help:
	@echo "make run                code the sample report in examples/"
	@echo "make run REPORT=path    code a report or a folder of reports of your own (FORMAT=record for JSON)"
	@echo "make test               every check: lint, types, import rules, tests, gates"
	@echo "make check              the same without the tests"
	@echo "make format             lay out the code as the lint wants it"
	@echo "make bench              speed and memory on this machine"
	@echo "make bench-ledger       a ledger of EVENTS=1000000 events: size, time to build, time to answer"
	@echo "make bench-page         the page over a ledger of READ_EVENTS=100000 events in a browser, and 50 readers at once"
	@echo "make samples            the samples and pictures of the documents, anew from what the program says"
	@echo "make add-ledger         add FILES=10000 short reports to a ledger, kill it halfway, resume, count"
	@echo "make kill-ledger        kill an add of 500 reports 30 times and compare every export"
	@echo "make train              make the reader's weights anew (hours on a CPU)"
	@echo "make clean              remove the environments and caches that these commands made"

run: $(VENV)/.runtime
	@$(BIN)/python -m dragoman code "$(REPORT)" --format "$(FORMAT)"

test: check $(VENV)/.browser
	$(BIN)/python -m pytest

check: $(VENV)/.dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.dev
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

bench: $(VENV)/.runtime
	@$(BIN)/python -m tools.bench

bench-ledger: $(VENV)/.runtime
	@$(BIN)/python -m tools.ledger_bench --events $(EVENTS)

bench-page: $(VENV)/.dev $(VENV)/.browser
	@$(BIN)/python -m tools.page_bench --events $(READ_EVENTS)

samples: $(VENV)/.dev $(VENV)/.browser
	@$(BIN)/python -m tools.samples
	@$(BIN)/python -m tools.pictures

add-ledger: $(VENV)/.runtime
	@$(BIN)/python -m tools.add_bench --files $(FILES)

kill-ledger: $(VENV)/.runtime
	@$(BIN)/python -m tools.kill_ledger

train: $(TRAIN_VENV)/.train
	$(TRAIN_VENV)/bin/python -m training.recipe

need-python:
	@test -n "$(PYTHON)" || { \
	  echo "dragoman needs Python 3.11 or later with its venv module, and none was found." >&2; \
	  echo "Install one (Debian, Ubuntu: apt install python3 python3-venv) or name one: make $(MAKECMDGOALS) PYTHON=/path/to/python3" >&2; \
	  exit 1; }

# Stamps, so that a second call installs nothing; a change of pyproject.toml installs anew.
$(VENV)/.runtime: pyproject.toml | need-python
	@echo "Installing dragoman into $(VENV), once"
	@test -x $(BIN)/python || "$(PYTHON)" -m venv $(VENV)
	@$(BIN)/python $(PIP) .
	@touch $@

$(VENV)/.dev: pyproject.toml | need-python
	@echo "Installing dragoman and the tools of its checks into $(VENV), once"
	@test -x $(BIN)/python || "$(PYTHON)" -m venv $(VENV)
	@$(BIN)/python $(PIP) '.[dev]'
	@touch $@ $(VENV)/.runtime

# The page is tested in the system's Chromium, which is installed where that is allowed; else those tests are skipped.
$(VENV)/.browser: $(VENV)/.dev
	@command -v chromium >/dev/null || command -v google-chrome >/dev/null || test -n "$$DRAGOMAN_BROWSER" || { \
	  echo "Installing Chromium for the tests of the page"; \
	  test "$$(id -u)" = 0 && command -v apt-get >/dev/null && apt-get update -qq && \
	    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null; } || \
	  echo "No Chromium, so the tests of the page are skipped: apt install chromium, or name one in DRAGOMAN_BROWSER" >&2
	@touch $@

$(TRAIN_VENV)/.train: pyproject.toml | need-python
	@echo "Installing dragoman and PyTorch into $(TRAIN_VENV), once"
	@test -x $(TRAIN_VENV)/bin/python || "$(PYTHON)" -m venv $(TRAIN_VENV)
	@$(TRAIN_VENV)/bin/python $(PIP) '.[train]'
	@touch $@

clean:
	rm -rf $(VENV) $(TRAIN_VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find src tests training tools -name __pycache__ -type d -prune -exec rm -rf {} +
