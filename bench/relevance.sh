#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# relevance.sh [FLAG…]: indexes the judged collections and prints nDCG@10, MAP, recall@20 and recall@100 of each, and the scores of the
# judged topics over the papers. FLAGs go to bench_relevance (`--feedback`, `--set title=1`). Data: $DOSSIER_SHARED, else
# ../shared beside the checkout; indexes are kept in $DOSSIER_WORK, else build/relevance.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
shared=${DOSSIER_SHARED:-$root/../shared}
work=${DOSSIER_WORK:-$root/build/relevance}
run=$root/build/bench/bench/bench_relevance
[ -d "$shared/collections" ] || { echo "relevance.sh: no collections in $shared; set DOSSIER_SHARED" >&2; exit 2; }
[ -x "$run" ] || { echo "relevance.sh: build the preset bench first (cmake --preset bench, cmake --build …)" >&2; exit 2; }
mkdir -p "$work"

for name in scifact cranfield cisi npl cacm scisumm frus_index_public xquad_ar xquad_hi xquad_ru xquad_zh; do
  folder=$shared/collections/$name
  filter=
  [ "$name" = frus_index_public ] && filter="--filter-by volume"
  printf '%-18s ' "$name"
  # shellcheck disable=SC2086 # a flag and its value
  "$run" "$work/$name" "$folder/corpus.jsonl" -- "$folder/queries.jsonl" "$folder/qrels.tsv" $filter "$@"
done

"$run" "$work/papers" "$shared/papers" -- "$shared/gold/topics-dev.jsonl" - --hits "$work/hits.jsonl" "$@"
python3 "$shared/gold/score_topics.py" "$work/hits.jsonl" "$shared/gold/topics-dev.jsonl"
