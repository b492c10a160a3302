# The errands of this repository. Each calls setup first, which is a quick no-op when all is there.
.DEFAULT_GOAL := help
.PHONY: help setup run test check lint bench screenshots soak clean

PY := .venv/bin/python
# Tests and pictures need no display; the bigger machines' thread pools would only fight each other in parallel tests.
OFFSCREEN := QT_QPA_PLATFORM=offscreen

PURE := tests/core/domain tests/core/interchange tests/app/ui tests/architecture/test_repository_rules.py \
	tests/architecture/test_translations.py tests/architecture/test_engine_templates.py

help: ## this list
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

setup: ## system libraries (Debian), .venv, packages; PYTHON=... chooses the interpreter
	@bash packaging/setup.sh

run: setup ## open the window; without a display: the demo in the terminal
	@bash packaging/run.sh

lint: setup ## format, rules, types, layers
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	.venv/bin/basedpyright
	.venv/bin/lint-imports

check: lint ## lint, then the tests that need no window, worker or video: for the inner loop
	$(OFFSCREEN) $(PY) -m pytest -q -n 2 $(PURE)

test: lint ## lint, then every test that needs no GPU, weights or display
	$(OFFSCREEN) $(PY) -m pytest -n 2

bench: setup ## the figures of the README, side by side in one run
	$(OFFSCREEN) $(PY) -m tests.benchmarks

screenshots: setup ## the manual's pictures, rendered offscreen from the real program
	$(OFFSCREEN) $(PY) -m docs.manual.make_pictures

soak: setup ## mistreat the program thousands of times, some hours long; SHARE=0.1 does a tenth
	$(OFFSCREEN) CLIPSHELF_SOAK=$(or $(SHARE),1) $(PY) -m pytest -n 2 -m "slow or campaign"

clean: ## remove what can be made again, but not .venv
	rm -rf build dist *.egg-info .pytest_cache .ruff_cache .hypothesis .import_linter_cache .grimp_cache
	find app core resources tests -name __pycache__ -type d -prune -exec rm -rf {} +
