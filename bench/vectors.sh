#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# vectors.sh CMD [FLAG…]: has a program make vectors (docs/vectors.md) for the judged collections and for the papers, and prints what
# bench/relevance.sh prints: by words alone, with meaning, with the vectors alone and with both. FLAGs go to bench_relevance
# (`--set vectors=1`). COLLECTIONS chooses some. Vectors are kept in $DOSSIER_WORK, else build/relevance, so that the second run is quick.
# The program of docs/vectors.md makes some 15 vectors a second and core: half an hour for the small collections.
set -eu
[ $# -ge 1 ] || { sed -n '3,7s/^# //p' "$0" >&2; exit 2; }
command=$1
shift
root=$(cd "$(dirname "$0")/.." && pwd)
shared=${DOSSIER_SHARED:-$root/../shared}
work=${DOSSIER_WORK:-$root/build/relevance}
run=$root/build/bench/bench/bench_relevance
program=$root/build/bench/dossier
[ -d "$shared/collections" ] || { echo "vectors.sh: no collections in $shared; set DOSSIER_SHARED" >&2; exit 2; }
[ -x "$run" ] && [ -x "$program" ] || { echo "vectors.sh: build the preset bench first (cmake --preset bench, cmake --build …)" >&2; exit 2; }
mkdir -p "$work"
XDG_CONFIG_HOME=$work/settings
export XDG_CONFIG_HOME

measured() { # INDEX QUERIES QRELS [FLAG…]
  index=$1 queries=$2 qrels=$3
  shift 3
  for setting in 'words:use_meaning=0' 'meaning:vectors=0' 'vectors:meaning=0 --set meaning_best=0' 'both:use_meaning=1'; do
    printf '  %-8s ' "${setting%%:*}"
    # shellcheck disable=SC2086 # several flags
    "$run" "$index" -- "$queries" "$qrels" --set ${setting#*:} "$@"
  done
}

for name in ${COLLECTIONS:-scifact cranfield cisi npl cacm scisumm}; do
  folder=$shared/collections/$name
  echo "$name"
  [ -d "$work/$name" ] || "$program" index --index "$work/$name" --quiet "$folder/corpus.jsonl"
  "$program" vectors --index "$work/$name" --command "$command"
  measured "$work/$name" "$folder/queries.jsonl" "$folder/qrels.tsv" "$@"
done

echo papers
[ -d "$work/papers" ] || "$program" index --index "$work/papers" --quiet "$shared/papers" || true
"$program" vectors --index "$work/papers" --command "$command"
for setting in use_meaning=0 vectors=0 use_meaning=1; do
  "$run" "$work/papers" -- "$shared/gold/topics-dev.jsonl" - --hits "$work/hits.jsonl" --set "$setting" "$@"
  python3 "$shared/gold/score_topics.py" "$work/hits.jsonl" "$shared/gold/topics-dev.jsonl"
done
