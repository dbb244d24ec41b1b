#!/bin/sh
# fuzz.sh FOLDER SECONDS JOBS: runs every fuzz target of FOLDER for SECONDS, JOBS at a time, from the seeds kept in
# tests/fuzz/corpus. What breaks one is left in FOLDER/found.
set -eu
folder=$1
seconds=$2
jobs=$3
cd "$(dirname "$0")/.."
mkdir -p "$folder/found"
export folder seconds
ls "$folder" | sed -n 's/^fuzz_\([a-z_0-9]*\)$/\1/p' | xargs -P "$jobs" -n 1 sh -c '
  seeds=tests/fuzz/corpus/$0
  mkdir -p "$folder/grown/$0"
  [ -d "$seeds" ] || seeds=
  log=$folder/$0.log
  if "$folder/fuzz_$0" -max_total_time="$seconds" -timeout=5 -rss_limit_mb=2048 -max_len=65536 \
      -artifact_prefix="$folder/found/$0-" "$folder/grown/$0" $seeds >"$log" 2>&1 </dev/null; then
    echo "fuzz $0: $(sed -n "s/^Done \(.*\)/\1/p" "$log")"
  else
    tail -n 40 "$log"
    echo "fuzz $0: FAILED; input in $folder/found"
    exit 1
  fi'
