# Common tasks. Each runs setup first, which takes a moment if nothing is missing.
.DEFAULT_GOAL := help
.PHONY: help setup run test check pure lint bench screenshots soak clean

PY := .venv/bin/python
# Tests and screenshots need no display.
OFFSCREEN := QT_QPA_PLATFORM=offscreen
# One process more than there are cores: many tests wait for a worker process. Each takes up to 1.5 GB.
PROCESSES := $(shell n=$$(getconf _NPROCESSORS_ONLN); echo $$((n < 8 ? n + 1 : 8)))

# worksteal keeps the tests of a module in one process, which makes their shared libraries once.
SPREAD := -n $(PROCESSES) --dist worksteal

# Run one after the other, so that no process holds what the tests of another part have loaded (torch above all).
LOADING := "tests/core/embedding tests/contract tests/resources" "tests/core/jobs tests/core/tagging" "tests/core/cli"
PARTS := "tests/app" $(LOADING) "tests $(addprefix --ignore=,tests/app $(subst ",,$(LOADING)))"

# The tests of `make check`.
PURE := tests/core/domain tests/core/interchange tests/app/ui tests/architecture/test_repository_rules.py \
	tests/architecture/test_translations.py tests/architecture/test_engine_templates.py

help: ## list the targets
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

setup: ## install system libraries (Debian), .venv and packages; PYTHON=... chooses the interpreter
	@bash packaging/setup.sh

run: setup ## open the window, or without a display run the demo in the terminal
	@bash packaging/run.sh

lint: setup ## check format, rules, types and import contracts
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	.venv/bin/basedpyright
	.venv/bin/lint-imports

check: lint ## lint, then a fast selection of tests (PURE)
	$(OFFSCREEN) $(PY) -m pytest -q $(SPREAD) $(PURE)

test: lint ## lint, then all tests (no GPU, weights or display needed)
	@failed=0; for part in $(PARTS); do \
	  echo "pytest $$part"; $(OFFSCREEN) $(PY) -m pytest $(SPREAD) $$part || failed=1; \
	done; exit $$failed

bench: setup ## run the benchmarks of docs/performance.md and their references
	$(OFFSCREEN) $(PY) -m tests.benchmarks

screenshots: setup ## render the manual's screenshots offscreen
	$(OFFSCREEN) $(PY) -m docs.manual.make_pictures

soak: setup ## run all stress tests (about two hours); SHARE=0.1 runs a tenth
	$(OFFSCREEN) CLIPSHELF_SOAK=$(or $(SHARE),1) $(PY) -m pytest -n 2 -m "slow or campaign"

clean: ## remove build output and caches, but not .venv
	rm -rf build dist *.egg-info .pytest_cache .ruff_cache .hypothesis .import_linter_cache .grimp_cache
	find app core resources tests -name __pycache__ -type d -prune -exec rm -rf {} +
