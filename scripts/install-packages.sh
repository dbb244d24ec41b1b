#!/bin/sh
# Installs the Debian packages of the given sections of packages.txt that are missing. Does nothing, and needs no
# network, when all are there.
set -eu
here=$(dirname "$0")

if ! command -v dpkg-query >/dev/null 2>&1; then
  echo "This is no Debian or Ubuntu system; install the equivalents of these packages by hand:" >&2
  for section in "$@"; do sed -n "s/^$section /  /p" "$here/packages.txt" >&2; done
  exit 0
fi

missing=
for section in "$@"; do
  for package in $(sed -n "s/^$section //p" "$here/packages.txt"); do
    status=$(dpkg-query -W -f='${db:Status-Status}\n' "$package" 2>/dev/null | head -n 1) || status=
    [ "$status" = installed ] || missing="$missing $package"
  done
done
[ -n "$missing" ] || exit 0

sudo=
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null 2>&1; then
    echo "Packages are missing and there is no sudo. As root, run: apt-get install$missing" >&2
    exit 1
  fi
  sudo="sudo"
fi

echo "Installing what is missing:$missing" >&2
install() {
  # shellcheck disable=SC2086 # a list of words
  $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $missing </dev/null
}
# The lists of packages are fetched only where those at hand do not do.
if ! install; then
  $sudo env DEBIAN_FRONTEND=noninteractive apt-get update </dev/null
  install
fi
