#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# serve_load.sh DOSSIER INDEX QUERIES.jsonl [SECONDS [CONNECTIONS]] — load on `dossier serve` by wrk: searches with facets and
# snippets, over the API and over the page, first alone, then while an indexer commits every second. Prints requests a
# second, latency and how many answers were not 200. QUERIES come from make_queries.py; INDEX is copied before it is
# written to.
set -eu
program=$1 index=$2 queries=$3 seconds=${4:-20} connections=${5:-16}
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT
server=

cp -r "$index" "$work/index"
"$program" serve --index "$work/index" --port 0 >"$work/says" &
server=$!
while ! grep -q http "$work/says"; do sleep 0.1; done
origin=$(grep -o 'http://[^ ]*[0-9]' "$work/says" | head -n 1)

load() {  # load NAME PATH
  echo "== $1"
  QUERIES=$queries TARGET=$2 wrk -t2 -c"$connections" -d"${seconds}s" --timeout 30s --latency -s "$here/serve_load.lua" "$origin" |
    grep -E 'Requests/sec|50%|90%|99%|not 200|Socket errors|Non-2xx'
}

load "API, alone" /api/v1/search
load "page, alone" /search

mkdir "$work/papers"
number=0
commit() {
  while [ -d "$work/papers" ]; do
    number=$((number + 1))
    printf '# Note %s\n\n## Introduction\n\nA short note, number %s, on treaties and the water that they share.\n' \
      "$number" "$number" >"$work/papers/note.md"
    "$program" index --index "$work/index" "$work/papers/note.md" >/dev/null 2>&1 && echo x >>"$work/commits"
    sleep 1
  done
}
commit &
load "API, while an indexer commits every second" /api/v1/search
echo "commits meanwhile: $(wc -l <"$work/commits")"
rm -rf "$work/papers"
wait $! || true
