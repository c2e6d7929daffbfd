# make run     serve the site at http://127.0.0.1:8000/ (PORT and DATA_DIR choose another port and folder)
# make test    every test: on SQLite, on PostgreSQL, in a browser
# make lint    everything that can be judged without running the site
# make words   gather readers' words into the catalogues of locale/ and compile these; lists what has no translation
# make lock    renew the locked requirements from requirements*.in

PYTHON ?= python3

.PHONY: run test lint words lock

run: .venv/installed-runtime
	@exec .venv/bin/python manage.py serve --prepare

test: .venv/installed-testing
	@.ci/test

lint: .venv/installed-testing
	@.ci/lint

.venv/installed-runtime: requirements.txt
	@PYTHON=$(PYTHON) .ci/install requirements.txt
	@touch $@

.venv/installed-testing: requirements.txt requirements-dev.txt
	@PYTHON=$(PYTHON) .ci/install requirements.txt requirements-dev.txt
	@touch $@ .venv/installed-runtime

words: .venv/installed-testing
	@.venv/bin/python -m tests.catalogue

lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --upgrade requirements.in -o requirements.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --upgrade requirements-dev.in -o requirements-dev.txt
