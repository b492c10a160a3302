# Common tasks. Each runs setup first, which takes a moment if nothing is missing.
.DEFAULT_GOAL := help
.PHONY: help setup run test check lint bench screenshots soak clean

PY := .venv/bin/python
# Tests and screenshots need no display.
OFFSCREEN := QT_QPA_PLATFORM=offscreen

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
	$(OFFSCREEN) $(PY) -m pytest -q -n 2 $(PURE)

test: lint ## lint, then all tests (no GPU, weights or display needed)
	$(OFFSCREEN) $(PY) -m pytest -n 2

bench: setup ## run the benchmarks of docs/performance.md and their references
	$(OFFSCREEN) $(PY) -m tests.benchmarks

screenshots: setup ## render the manual's screenshots offscreen
	$(OFFSCREEN) $(PY) -m docs.manual.make_pictures

soak: setup ## run all stress tests (about two hours); SHARE=0.1 runs a tenth
	$(OFFSCREEN) CLIPSHELF_SOAK=$(or $(SHARE),1) $(PY) -m pytest -n 2 -m "slow or campaign"

clean: ## remove build output and caches, but not .venv
	rm -rf build dist *.egg-info .pytest_cache .ruff_cache .hypothesis .import_linter_cache .grimp_cache
	find app core resources tests -name __pycache__ -type d -prune -exec rm -rf {} +
