#!/bin/sh
# Lays out all C++ sources, or with --check says which are not laid out. The layout is that of clang-format 14 (Debian
# 12); other versions differ in details, so with another one the check is skipped and says so.
set -eu
cd "$(dirname "$0")/.."
format=clang-format
command -v clang-format-14 >/dev/null 2>&1 && format=clang-format-14
version=$($format --version | sed 's/.*version \([0-9]*\).*/\1/')
if [ "$version" != 14 ]; then
  echo "format: skipped, clang-format 14 is wanted and this is $version" >&2
  exit 0
fi
if [ "${1:-}" = --check ]; then
  git ls-files -z '*.cpp' '*.hpp' | xargs -0 "$format" --dry-run -Werror
  echo "format: all sources are laid out"
else
  git ls-files -z '*.cpp' '*.hpp' | xargs -0 "$format" -i
fi
