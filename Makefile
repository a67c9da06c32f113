# Two commands are enough: make app, make test. Both begin with make setup, which is quick when
# nothing has changed.

ANSWERABLE_HOME := $(CURDIR)/.answerable
export ANSWERABLE_HOME
# Python keeps its compiled files, or every command would start in four seconds instead of one.
unexport PYTHONDONTWRITEBYTECODE

BIN := .venv/bin
UV ?= uv

.DEFAULT_GOAL := help
.PHONY: help setup app test check format neo4j screens lock clean

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z0-9]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

setup: ## make .venv, or bring it up to date
	@scripts/setup

app: setup ## load what is in seed/ and open the app in a browser
	@said=$$($(BIN)/answerable load) || { code=$$?; printf '%s\n' "$$said" >&2; exit $$code; }
	@$(BIN)/answerable app $(ARGS)

test: setup ## run every test, also those on a real Neo4j; ARGS="-k trace" runs some
	@$(BIN)/python scripts/needs
	@$(BIN)/python -m pytest $(ARGS)

check: setup ## lint, formatting, types, and which folder may import which
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

format: setup ## put the code into its one format
	$(BIN)/ruff check --fix-only
	$(BIN)/ruff format

neo4j: setup ## run a real Neo4j here until Ctrl-C (needs Java 17 or newer, and Maven)
	@$(BIN)/python -m graph.neo4j_server

screens: setup ## take the pictures of the pages in docs/screens (needs Chromium)
	@$(BIN)/python -m scripts.screens

lock: ## write requirements.lock from pyproject.toml; ARGS=--upgrade takes newer versions
	@command -v $(UV) >/dev/null || { echo "make lock needs uv: pipx install uv" >&2; exit 1; }
	@$(UV) pip compile pyproject.toml --group dev --universal --python-version 3.12 --quiet \
		--generate-hashes --custom-compile-command "make lock" -o requirements.lock $(ARGS)

clean: ## remove .venv and what tools leave behind; your data in .answerable stays
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis build dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
