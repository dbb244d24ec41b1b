#!/bin/sh
# tidy.sh BUILD [FILES…]: clang-tidy as errors over the given sources, else over all but the tests. A source whose
# own text, headers of the project and rules have not changed since it passed is not looked at again.
set -eu
build=$1
shift
cd "$(dirname "$0")/.."
stamps=$build/tidy
mkdir -p "$stamps"
headers=$(git ls-files -z '*.hpp' .clang-tidy | xargs -0 cat | sha256sum | cut -c1-16)
export build stamps headers
[ $# -gt 0 ] || set -- $(git ls-files 'base/*.cpp' 'stopwords/*.cpp' 'taxonomy/*.cpp' 'index/*.cpp' 'indexer/*.cpp' \
  'searcher/*.cpp' 'web/*.cpp' 'cli/*.cpp')
printf '%s\n' "$@" | xargs -P "${JOBS:-$(nproc)}" -n 1 sh -c '
  stamp=$stamps/$( (echo "$headers"; cat "$0") | sha256sum | cut -c1-32)
  [ -e "$stamp" ] && exit 0
  if found=$(clang-tidy --quiet --warnings-as-errors="*" -p "$build" "$0" 2>&1); then
    : > "$stamp"
  else
    printf "%s\n" "$found"
    exit 1
  fi'
echo "tidy: nothing found in $# files"
