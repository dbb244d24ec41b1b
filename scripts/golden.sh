#!/bin/sh
# golden.sh BUILD: writes what the program answers today into transcripts, documents and the picture of the README.
set -eu
build=$1
cd "$(dirname "$0")/.."
python3 tests/cli/generated.py . "$build/dossier" --update
python3 tests/cli/transcripts.py "$build/dossier" tests/cli/*.test $(grep -l '^```console' README.md docs/*.md) --update
python3 tests/passages/traces.py "$build/dossier" --update
python3 tests/passages/readings.py "$build/dossier" --update
python3 tests/passages/swept.py "$build/tests/tools/dossier_read" --update
python3 tests/passages/varied.py "$build/tests/tools/dossier_read" --update
python3 tests/passages/varied_library.py "$build/dossier" --update
python3 tests/citations/csl_varied.py "$build/tests/tools/csl_case" --update
python3 tests/relevance/answers.py "$build/dossier" --update
python3 tests/relevance/printed.py "$build/dossier" --update
python3 scripts/terminal_picture.py "$build/dossier" docs/pictures/search.svg
