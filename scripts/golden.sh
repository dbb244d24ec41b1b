#!/bin/sh
# golden.sh BUILD: writes what the program answers today into transcripts, documents and the picture of the README.
set -eu
build=$1
cd "$(dirname "$0")/.."
python3 tests/cli/generated.py . "$build/dossier" --update
python3 tests/cli/transcripts.py "$build/dossier" tests/cli/*.test $(grep -l '^```console' README.md docs/*.md) --update
python3 tests/passages/traces.py "$build/dossier" --update
python3 tests/passages/readings.py "$build/dossier" --update
python3 tests/relevance/answers.py "$build/dossier" --update
python3 scripts/terminal_picture.py "$build/dossier" docs/pictures/search.svg
