#!/bin/sh
# tidy.sh BUILD [FILES…]: clang-tidy as errors over the given sources, else over all, tests included. A source whose
# own text, headers of the project and rules have not changed since it passed is not looked at again.
set -eu
build=$1
shift
cd "$(dirname "$0")/.."
stamps=$build/tidy
mkdir -p "$stamps"
headers=$(git ls-files -z '*.hpp' .clang-tidy | xargs -0 cat | sha256sum | cut -c1-16)
# Headers that g++ compiled before are nothing for clang; the sources include what they need.
sed 's/ -Winvalid-pch//; s/ -include [^ ]*cmake_pch[^ ]*//g' "$build/compile_commands.json" > "$stamps/compile_commands.json"
export stamps headers
# Benchmarks have a build of their own.
[ $# -gt 0 ] || set -- $(git ls-files '*.cpp' ':!:bench/*')
printf '%s\n' "$@" | xargs -P "${JOBS:-$(nproc)}" -n 1 sh -c '
  stamp=$stamps/$( (echo "$headers"; cat "$0") | sha256sum | cut -c1-32)
  [ -e "$stamp" ] && exit 0
  if found=$(clang-tidy --quiet --warnings-as-errors="*" -p "$stamps" "$0" 2>&1); then
    : > "$stamp"
  else
    printf "%s\n" "$found"
    exit 1
  fi'
echo "tidy: nothing found in $# files"
