# `make report` goes from a fresh clone to the PDFs and the website; `make` alone lists the rest.
# Set-up steps look for what is missing and cost a few milliseconds when nothing is: see docs/setup.md.

SHELL := /bin/sh
BIN := .venv/bin

# The Python to make .venv from. Another one: make PYTHON=python3.13 setup
PYTHON ?= python3
# More arguments for the command of a target: make report ARGS="--lang en", make test ARGS="-k quantity"
ARGS ?=

export PYTHON

.PHONY: help
help: ## List the targets (this list)
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{ printf "%-16s %s\n", $$1, $$2 }'

.PHONY: report
report: setup-run ## Build the PDFs and the website into build/
	@$(BIN)/report build $(ARGS)

.PHONY: test
test: lint ## Check style, types and imports, then run the tests
	$(BIN)/pytest -n 2 $(ARGS)

.PHONY: soak
soak: setup ## Try the laws with thousands of examples, and what takes long; an hour
	SOAK=1 $(BIN)/pytest -n 2 -o faulthandler_timeout=3600 $$(grep -rlE "hypothesis|SOAK" tests --include="test_*.py") $(ARGS)

.PHONY: lint
lint: setup ## Check style, types and imports only
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy --strict report tests
	$(BIN)/lint-imports

.PHONY: bench
bench: setup ## Measure how long the parts and whole reports take, on a quiet machine
	@test ! -f .ci/lock/bench.txt || .ci/setup-python bench
	@$(BIN)/python -m tests.bench $(ARGS)

.PHONY: format
format: setup ## Mend style where that needs no thought
	$(BIN)/ruff check --fix-only
	$(BIN)/ruff format

.PHONY: setup
setup: ## Bring all that `report` and `test` need
	@.ci/setup-system test
	@.ci/setup-python run
	@.ci/setup-python test

.PHONY: setup-run
setup-run:
	@.ci/setup-system run
	@.ci/setup-python run

# Pins stay where pyproject.toml still allows them; for the newest of all: make lock ARGS=--upgrade
# One resolution for all platforms and for every Python from 3.11; the tests' pins follow the run's.
LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --only-binary :all: \
	--no-header --no-emit-index-url $(ARGS)

.PHONY: lock
lock: setup-run ## Write .ci/lock/ anew from pyproject.toml
	@.ci/setup-python lock
	$(BIN)/$(LOCK) pyproject.toml --group build --output-file .ci/lock/run.txt
	$(BIN)/$(LOCK) pyproject.toml --extra cluster --extra hant --extra serve --group test --constraints .ci/lock/run.txt --output-file .ci/lock/test.txt
	$(BIN)/$(LOCK) --group bench --output-file .ci/lock/bench.txt
	$(BIN)/$(LOCK) --group lock --output-file .ci/lock/lock.txt

.PHONY: clean
clean: ## Remove what was built, and .venv
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis dist
	find build -mindepth 1 ! -name .gitkeep -delete
	find report tests -name __pycache__ -prune -exec rm -rf {} +
