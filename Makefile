# Every command of the project; `make` alone lists them. Runs with GNU make 3.81, which macOS ships.

# The newest Python that is here and new enough makes .venv; another one: make site PYTHON=/path/to/python3
PYTHONS := $(if $(PYTHON),$(PYTHON),python3.14 python3.13 python3.12 python3.11 python3)
BIN     := .venv/bin

# What is compiled into pins, and how: for every platform, with the hash of every file of each release.
PIN     := $(BIN)/uv pip compile pyproject.toml --quiet --upgrade --universal --python-version 3.11 \
            --generate-hashes --custom-compile-command 'make upgrade'

# The theme announces the end of its own support at every start; README says what that means here.
export NO_MKDOCS_2_WARNING = 1

# One step after the other, in the order written, even under `make -j`: the tests' verdict has to come last.
.NOTPARALLEL:
.SUFFIXES:
.DEFAULT_GOAL := help
.PHONY: help site serve add draft translate explain read-again fuzz bench test check check-site format lint types layers fresh pytest fix screenshots docs messages upgrade \
        clean python site-packages dev-packages draft-packages model-packages

help: ## List these commands
	@sed -nE 's/^([a-z-]+):.*## (.*)/  make \1|\2/p' Makefile | awk -F'|' '{ printf "%-16s %s\n", $$1, $$2 }'

# ---- The site

# MkDocs asks for the folder before our hook, which writes it, can run.
site: site-packages ## Build the site into site/
	@mkdir -p docs
	$(BIN)/python scripts/build.py site
	@echo 'The site is in site/. To read it in a browser: make serve'

serve: site-packages ## Show the site on http://127.0.0.1:8000 and follow every edit (PORT=8001: there)
	@mkdir -p docs
	$(BIN)/mkdocs serve --dev-addr "127.0.0.1:$${PORT:-8000}"

docs: site-packages ## Regenerate docs/ from seeds/
	$(BIN)/python scripts/build.py

add: draft-packages ## Bring an article in: make add FILE=article.html (SLUG=its-name; AGAIN=slug: its publisher corrected it)
	@test -n "$$FILE" || { echo 'Which article? make add FILE=path/to/article.html' >&2; exit 2; }
	$(BIN)/python scripts/build.py add "$$FILE" $${SLUG:+--slug "$$SLUG"} $${AGAIN:+--again "$$AGAIN"}

draft: draft-packages ## Draft the facts of articles that have none (MODEL=its-name: by a model; FILE=…)
	@$${MODEL:+$(MAKE) --no-print-directory model-packages}
	$(BIN)/python scripts/build.py draft $${MODEL:+--with "$$MODEL"} $${FILE:+"$$FILE"}

translate: model-packages ## Have a model translate what has no words yet: MODEL=its-name (FILE=…, TO=kk,ru)
	$(BIN)/python scripts/build.py translate $${MODEL:+--with "$$MODEL"} $${TO:+--to "$$TO"} $${FILE:+"$$FILE"}

explain: draft-packages model-packages ## Add, draft, translate and write an article: FILE=article.html MODEL=its-name (TO=kk,ru)
	@test -n "$$FILE" || { echo 'Which article? make explain FILE=path/to/article.html MODEL=its-name' >&2; exit 2; }
	$(BIN)/python scripts/build.py explain $${MODEL:+--with "$$MODEL"} $${TO:+--to "$$TO"} $${SLUG:+--slug "$$SLUG"} "$$FILE"

read-again: model-packages ## Have a model read again what machines drafted and rules ask about: MODEL=its-name (FILE=…, TO=kk,ru)
	$(BIN)/python scripts/build.py read-again $${MODEL:+--with "$$MODEL"} $${TO:+--to "$$TO"} $${FILE:+"$$FILE"}

messages: site-packages ## Bring the translators' catalogues up to date with the English
	$(BIN)/python scripts/build.py messages

# ---- The checks. Those of the content hold of whatever lies in seeds/; those of the program bring their own articles.

check: fresh site check-site test ## Everything that CI checks: the content and the program

fresh: site-packages ## Content: are docs/ and the catalogues what the seeds say?
	@$(BIN)/python scripts/build.py --check messages && $(BIN)/python scripts/build.py --check || { \
	echo "To mend it: 'make messages docs', look at what changed, and commit seeds/, docs/ and scripts/locales/." >&2; exit 1; }

check-site: site-packages ## Content: links, evidence, languages and weight of the site in site/
	$(BIN)/python scripts/build.py check-site site

test: format lint types layers pytest ## Program: format, lint, types, layers and every test

format: dev-packages ## Is the code formatted?
	$(BIN)/ruff format --check .

lint: dev-packages ## Does ruff find anything?
	$(BIN)/ruff check .

types: dev-packages ## Do the types hold?
	$(BIN)/mypy

layers: dev-packages ## Do imports run one way?
	PYTHONPATH=scripts $(BIN)/lint-imports --cache-dir .cache/import-linter

# What drafts facts is large; where it cannot be installed, its tests are skipped and say so.
# Files in their order, of which the longest come before the many short ones: no processor waits at the end.
# Tests start the program many times: it is compiled once.
pytest: dev-packages ## Unit, whole-site and browser tests
	@$(MAKE) --no-print-directory draft-packages || echo 'Drafting is not tested: what it needs cannot be installed.'
	unset PYTHONDONTWRITEBYTECODE; EXPLAINER_BROWSER="$$(tests/browser/install)" $(BIN)/pytest --numprocesses auto \
	--maxprocesses 4 --dist loadfile --no-loadscope-reorder

fuzz: dev-packages draft-packages ## Write 10,000 articles wrongly and see what the program says (MANY=…, FROM=…)
	EXPLAINER_FUZZ=$${MANY:-10000} EXPLAINER_FUZZ_FROM=$${FROM:-0} $(BIN)/pytest --numprocesses 2 tests/unit/test_fuzz.py
	EXPLAINER_FUZZ=1 $(BIN)/pytest --numprocesses 2 -m hypothesis

bench: dev-packages draft-packages ## What builds, corrections and the site cost, and how fast facts are drafted (ARTICLES="1 30 123")
	$(BIN)/python bench/speed.py --articles $${ARTICLES:-1 30 123}
	EXPLAINER_BROWSER="$$(tests/browser/install)" $(BIN)/python bench/site.py
	$(BIN)/python bench/draft.py

fix: dev-packages ## Mend what can be mended by machine
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/python scripts/build.py messages
	$(BIN)/python scripts/build.py --seeds tests/cases/site/seeds messages
	$(BIN)/python scripts/build.py

screenshots: dev-packages site ## Take the README's picture anew
	EXPLAINER_BROWSER="$$(tests/browser/install)" $(BIN)/python tests/browser/screenshots.py

# ---- The tools themselves

upgrade: dev-packages ## Pin the newest releases, test with them and show what changed
	$(PIN) --output-file requirements/site.txt
	$(PIN) --output-file requirements/dev.txt --extra dev --constraint requirements/site.txt
	$(PIN) --output-file requirements/draft.txt --extra draft --constraint requirements/dev.txt
	$(PIN) --output-file requirements/models.txt --extra models --constraint requirements/draft.txt
	@$(MAKE) --no-print-directory test; verdict=$$?; \
	git --no-pager diff --stat HEAD -- requirements; \
	git diff --unified=0 HEAD -- requirements | sed -nE 's/^([-+])([A-Za-z0-9._-]+)==([^ ]+).*/\2 \1 \3/p' | \
	awk '!seen[$$0]++ { $$2 == "-" ? old[$$1] = old[$$1] " " $$3 : new[$$1] = new[$$1] " " $$3; all[$$1] } \
	     END { for (p in all) if (old[p] != new[p]) \
	             print "  " p ":" (old[p] ? old[p] : " none") " →" (new[p] ? new[p] : " none") }' | sort; \
	exit $$verdict

clean: ## Remove everything that the other commands can make again
	rm -rf .venv .cache .hypothesis site

# What is missing on this machine is said in a line, before anything is attempted.
python:
	@command -v git >/dev/null || echo 'Note: git is not installed. The site builds without it; sending a change back does not.'
	@$(BIN)/python -c '' 2>/dev/null && exit; \
	for python in $(PYTHONS); do \
	  "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
	  "$$python" -c 'import ensurepip, venv' 2>/dev/null && exec "$$python" -m venv --clear .venv; \
	  no_venv=$$python; \
	done; \
	if test -n "$$no_venv"; then \
	  echo "$$no_venv cannot make virtual environments. On Debian and Ubuntu: apt install python3-venv"; \
	else \
	  echo 'Python 3.11 or newer is missing (looked for: $(PYTHONS)).'; \
	  echo 'Install it from python.org or with your system, or say where it is: make site PYTHON=/path/to/python3'; \
	fi >&2; exit 1

# Installs the exact pins. A copy in .venv tells which ones are there, so nothing is done again until the pins change.
# dev.txt holds everything that site.txt does.
site-packages: python
	@cmp -s requirements/site.txt .venv/site.txt || { \
	echo 'Installing what the site needs into .venv …' && \
	$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements/site.txt && \
	cp requirements/site.txt .venv/site.txt; }

# What only new articles need, beside what is there.
draft-packages: site-packages
	@cmp -s requirements/draft.txt .venv/draft.txt || { \
	echo 'Installing what new articles need into .venv …' && \
	$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements/draft.txt && \
	cp requirements/draft.txt .venv; }

# What asks language models, beside what is there.
model-packages: site-packages
	@cmp -s requirements/models.txt .venv/models.txt || { \
	echo 'Installing what asks models into .venv …' && \
	$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements/models.txt && \
	cp requirements/models.txt .venv; }

dev-packages: python
	@cmp -s requirements/dev.txt .venv/dev.txt || { \
	echo 'Installing what the checks need into .venv …' && \
	$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements/dev.txt && \
	cp requirements/dev.txt requirements/site.txt .venv; }
