# copdesk: `make run` opens the example, `make test` runs the tests. Everything installs itself into .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# What is compiled is kept, also where the machine says otherwise: each start would compile everything anew.
export PYTHONDONTWRITEBYTECODE :=
STAMP := $(VENV)/.installed
DEV := $(VENV)/.dev

.PHONY: run install test check bench shots words inputs clean

run: $(STAMP)
	@$(BIN)/copdesk demo

install: $(STAMP)

test: $(DEV)
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -q -n 2 --dist worksteal tests

check: $(DEV)
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(DEV)
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.bench

shots: $(DEV)
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.shots build/shots

words: $(DEV)
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.words

inputs: $(DEV)
	@test -n "$(COPDESK_INPUTS)" || { echo "Say where they are: make inputs COPDESK_INPUTS=FOLDER"; exit 2; }
	@COPDESK_INPUTS="$(COPDESK_INPUTS)" QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -q tests/inputs

clean:
	rm -rf build .pytest_cache .mypy_cache .ruff_cache

$(STAMP): pyproject.toml
	@sh .ci/prepare $(PYTHON)
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@$(BIN)/python -m compileall -q copdesk ui
	@touch $@

$(DEV): $(STAMP) pyproject.toml
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check "pip>=25.1"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --group dev
	@sh .ci/prepare $(PYTHON) screen
	@touch $@
