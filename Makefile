# Every target sets itself up: all it needs is make and a Python from 3.11 to 3.13 that has venv.
# Without make (Windows): README.md says which commands to give instead.
.DEFAULT_GOAL := help
.PHONY: help setup demo test check format bench bench-scale reports lock corpora corpus wheel clean distclean

VENV ?= .venv
BIN := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
RUN := $(BIN)/python

# The first Python that fits; one without ensurepip cannot make an environment with pip in it.
FITS := import ensurepip, sys, venv; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3 python; do \
	if $$p -c '$(FITS)' >/dev/null 2>&1; then echo $$p; break; fi; done)

# The stamp carries the sum of what decides the environment, so that it is made again only when that changes.
SUM := $(shell cat requirements-dev.lock pyproject.toml 2>/dev/null | cksum | tr ' \t' '--')
STAMP := $(VENV)/.setup-$(SUM)

help: ## say what there is
	@grep -E '^[a-z-]+:.*## ' Makefile | sed 's/:.*## /\t/' | expand -t 12

setup: $(STAMP) ## make the environment in .venv from the lock

$(STAMP):
	@test -n "$(PYTHON)" || { echo "No Python 3.11, 3.12 or 3.13 with venv was found: install one (Debian and Ubuntu: also python3-venv) or give it as 'make PYTHON=/path/to/python'." >&2; exit 1; }
	@"$(PYTHON)" -c '$(FITS)' || { echo "$(PYTHON) is not a Python from 3.11 to 3.13 with venv: give another as 'make PYTHON=/path/to/python'." >&2; exit 1; }
	@echo "Setting up $(VENV) with $(PYTHON); this is done again only when the lock changes."
	"$(PYTHON)" -m venv $(VENV)
	$(RUN) -m pip install --quiet --disable-pip-version-check --only-binary :all: --require-hashes -r requirements-dev.lock
	$(RUN) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@rm -f $(VENV)/.setup-*
	@touch $@

demo: $(STAMP) ## compare two bundled codes; reports in build/demo
	@mkdir -p build/demo
	$(BIN)/conduct compare thornmere/officers --against thornmere/members \
		-o build/demo/report.html -o build/demo/report.md -o build/demo/report.json

test: $(STAMP) ## all tests, the slow ones too
	$(RUN) -m pytest

check: $(STAMP) ## formatting, lint, types, doors between the rooms
	$(RUN) -m ruff format --check .
	$(RUN) -m ruff check .
	$(RUN) -m mypy
	$(RUN) -m pytest --quiet tests/test_architecture.py

format: $(STAMP) ## put the code into the house's form
	$(RUN) -m ruff check --fix-only --quiet .
	$(RUN) -m ruff format .

bench: $(STAMP) ## measure time and memory; writes docs/performance.md
	$(RUN) -m toolkit.evaluation.bench
	$(RUN) -m toolkit.evaluation.formats

SIZES ?= 100 1000
bench-scale: $(STAMP) ## measure corpora of SIZES="100 1000" made-up codes; writes its parts of the pages
	$(RUN) -m toolkit.evaluation.scale $(SIZES)

reports: $(STAMP) ## write the worked examples in reports/ again
	$(RUN) -m toolkit.evaluation.reports

corpora: $(STAMP) ## write the Word, PDF, HTML and text forms of the bundled codes again
	$(RUN) -m toolkit.corpus.publish
	$(RUN) -m toolkit.corpus.publish_styles

SIZE ?= 100
corpus: $(STAMP) ## SIZE=n made-up codes with exact gold, in build/corpus-n
	$(RUN) -m toolkit.evaluation.generate $(SIZE)

# Pins already in the locks are kept; `make lock UPGRADE=--upgrade` asks for the newest of everything.
# One version for all Pythons (fewest): a report must not depend on the interpreter that wrote it.
LOCK = UV_CUSTOM_COMPILE_COMMAND="make lock" $(RUN) -m uv pip compile --quiet pyproject.toml --universal \
	--python-version 3.11 --fork-strategy fewest --generate-hashes \
	--no-emit-index-url --no-emit-find-links $(UPGRADE)

lock: $(STAMP) ## write requirements.lock and requirements-dev.lock again
	$(LOCK) --output-file requirements.lock
	$(LOCK) --extra dev --constraints requirements.lock --output-file requirements-dev.lock

wheel: $(STAMP) ## build the wheel into dist
	$(RUN) -m hatchling build --target wheel

clean: ## remove what the targets made, but not the environment
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

distclean: clean ## remove the environment too
	rm -rf $(VENV)
