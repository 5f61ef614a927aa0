# The two commands are `make run` and `make test`; both may be run as often as you like.
.PHONY: run test check tests tour bench lock format

run:
	@packaging/prepare.sh run
	@.venv/bin/oneenglish run --here

test: check tests

check:
	@packaging/prepare.sh dev
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/mypy
	.venv/bin/lint-imports

tests:
	@packaging/prepare.sh dev
	rm -f .coverage .coverage.*
	QT_QPA_PLATFORM=offscreen .venv/bin/pytest -n 2 --dist loadgroup --cov --cov-report=
	@packaging/coverage-gates.sh

tour:
	@packaging/prepare.sh run
	@.venv/bin/oneenglish tour

bench:
	@packaging/prepare.sh dev
	.venv/bin/python -m benchmarks $(MEASURE)

format:
	@packaging/prepare.sh dev
	.venv/bin/ruff format .
	.venv/bin/ruff check --fix .

# Moves every pin to the newest version that pyproject.toml allows.
lock:
	@packaging/prepare.sh dev
	.venv/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header \
		pyproject.toml --extra embedded --group build -o packaging/requirements/run.txt
	.venv/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header \
		pyproject.toml --extra embedded --group build --group dev -o packaging/requirements/dev.txt
