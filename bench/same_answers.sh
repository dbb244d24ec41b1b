#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# same_answers.sh BEFORE AFTER INDEX QUERIES.jsonl: whether two builds of bench_answers give the same bytes. Says which
# answer is the first to differ.
set -eu
[ $# = 4 ] || { echo "usage: same_answers.sh BEFORE AFTER INDEX QUERIES.jsonl" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$1" "$3" "$4" > "$folder/before"
"$2" "$3" "$4" > "$folder/after"
if cmp -s "$folder/before" "$folder/after"; then
  echo "$(wc -l < "$folder/before") answers, all the same"
else
  diff "$folder/before" "$folder/after" | cut -c 1-300 | head -4
  exit 1
fi
