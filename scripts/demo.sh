#!/bin/sh
# demo.sh PROGRAM: indexes the example papers, answers a query, and says what to type next.
set -eu
dossier=$1
cd "$(dirname "$0")/.."
run() {
  printf '\n$ %s\n' "$*"
  "$@"
}
run "$dossier" index examples/papers
run "$dossier" search --limit 3 --no-pager water treaty
cat <<END

What to type next:
  $dossier evidence water as a weapon         what each paper says
  $dossier matrix theory dyad                 how many passages apply each theory to each pair
  $dossier search '"water treaty" -dam'       a phrase, excluding a word
  $dossier serve                              the same in a browser, at http://127.0.0.1:8733/
Your own papers, in their own folder:
  cd PAPERS && $(pwd)/$dossier index .
END
