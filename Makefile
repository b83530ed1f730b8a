# make demo   sets everything up in .venv, reads the example dossier and writes its board, a brief and charts
# make test   sets everything up and runs every check; the tests come last
# make bench  speed, as tables
# make lock   renews requirements.lock with the newest versions that pyproject.toml allows
# make clean  takes away everything that was made here
#
# Needed: python3 (3.11 or newer) with venv, make, a C compiler. Another Python: make demo PYTHON=python3.12

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
DEMO := build/demo

.PHONY: demo test browser bench lock clean
.DELETE_ON_ERROR:

demo: $(READY)
	@rm -rf $(DEMO) && mkdir -p build && cp -R examples/syria $(DEMO) && rm -f $(DEMO)/ledger.db*
	@echo '$$ detente read' && $(BIN)/detente read --dossier $(DEMO)
	@echo && echo '$$ detente statements --party RUS --limit 8'
	@$(BIN)/detente statements --party RUS --limit 8 --dossier $(DEMO)
	@id=$$($(BIN)/detente statements --party RUS --text withdraw --limit 1 --dossier $(DEMO) | cut -f 1); \
	 test -n "$$id" || id=$$($(BIN)/detente statements --limit 1 --dossier $(DEMO) | cut -f 1); \
	 echo && echo "$$ detente show $$id" && $(BIN)/detente show "$$id" --dossier $(DEMO)
	@echo && echo '$$ detente board --since 2013-10'
	@$(BIN)/detente board --since 2013-10 --dossier $(DEMO)
	@$(BIN)/detente brief --since 2013-10 --out $(DEMO)/brief.docx --dossier $(DEMO)
	@for chart in standing board 'distance USA RUS' 'tension USA RUS' 'position constitutional-committee' \
	 'position us-russia-relations' 'position ukraine'; do \
	 $(BIN)/detente chart $$chart --since 2013-10 --dossier $(DEMO) \
	 --out "$(DEMO)/$$(echo $$chart | tr ' ' '-').svg" || exit 1; done
	@$(BIN)/detente board --since 2013-10 --html $(DEMO)/board.html --dossier $(DEMO)
	@echo && echo "Open file://$$PWD/$(DEMO)/board.html in a browser."

test: $(READY) browser
	$(BIN)/ruff check src tests benchmarks training
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest

# The tests in a browser use the system's; where there is none and none can be installed they are skipped and say so.
browser:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || \
	 { command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ] && { apt-get install --yes --quiet=2 chromium || \
	   { apt-get update --quiet=2 && apt-get install --yes --quiet=2 chromium; }; } >/dev/null 2>&1; } || \
	 echo 'There is no chromium here: the tests in a browser are skipped.'

bench: $(READY)
	$(BIN)/python benchmarks/startup.py
	$(BIN)/python benchmarks/reading.py
	$(BIN)/python benchmarks/merging.py 20000
	$(BIN)/python benchmarks/board.py
	$(BIN)/python benchmarks/desk.py

# The lock pins what is installed; the project itself is built with what the lock has, so that nothing else is fetched.
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	 { echo 'Python 3.11 or newer is needed: name one, as in make demo PYTHON=python3.12' >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || \
	 { rm -rf .venv; echo 'This Python cannot make an environment: install its venv package' \
	   '(Debian and Ubuntu: apt install python3-venv) or name another one: make demo PYTHON=python3.12' >&2; exit 1; }
	$(BIN)/python -m pip install --quiet --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

lock:
	rm -rf build/lock && $(PYTHON) -m venv build/lock
	build/lock/bin/python -m pip install --quiet --upgrade pip
	build/lock/bin/python -m pip install --quiet --editable . --group dev hatchling editables
	build/lock/bin/python -m pip freeze --exclude-editable --exclude pip > requirements.lock

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
