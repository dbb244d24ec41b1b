#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs as root in a bare system: installs /tmp/dossier.deb, uses it on /tmp/papers, and removes it.
set -eu

fails() {
  echo "in_clean_root.sh: $*" >&2
  exit 1
}
holds() {  # holds WORDS IN-WHAT…: the command's output has the words
  words=$1
  shift
  "$@" >/tmp/said 2>&1 || { cat /tmp/said >&2; fails "$* ended with an error"; }
  grep -qF -- "$words" /tmp/said || { cat /tmp/said >&2; fails "$* does not say: $words"; }
}

apt-get update -qq
[ ! -e /usr/lib/x86_64-linux-gnu/libxapian.so.30 ] || fails "the system is not bare"
apt-get install -y -qq --no-install-recommends /tmp/dossier.deb >/tmp/installed 2>&1 || { cat /tmp/installed >&2; fails "it does not install"; }

# Used with nothing else there, as somebody who is not root.
useradd -m reader
cp -r /tmp/papers /home/reader/papers && chown -R reader: /home/reader/papers
as_reader() { su reader -c "cd ~/papers && $1"; }
holds "dossier 0.1" as_reader "dossier --version"
as_reader "dossier index --quiet ." || fails "it does not index"
holds "rules-for-a-reservoir" as_reader "dossier search --no-facets gauges"
holds '"total"' as_reader "dossier search --json gauges"
holds "No damage found" as_reader "dossier check"
as_reader "dossier timeline gauges --format svg" >/tmp/chart.svg
grep -q '<svg' /tmp/chart.svg || fails "no drawing"
status=0
as_reader "dossier timeline gauges --format png" >/tmp/chart.png 2>/tmp/said || status=$?
[ $status -ne 0 ] || fails "a PNG without rsvg-convert"
grep -q librsvg2-bin /tmp/said || fails "a PNG without rsvg-convert does not name its package"

# What other programs read of it.
apt-get install -y -qq --no-install-recommends man-db bash-completion zsh fish systemd desktop-file-utils librsvg2-bin \
  curl >/dev/null 2>&1
as_reader "dossier timeline gauges --format png" >/tmp/chart.png
[ "$(head -c 4 /tmp/chart.png | tail -c 3)" = PNG ] || fails "no PNG with rsvg-convert"
holds "dossier index" man -P cat dossier
holds "DOSSIER(1)" man -P cat dossier
# shellcheck disable=SC2016 # for the other shell
holds "matrix" bash -c '. /usr/share/bash-completion/bash_completion; _completion_loader dossier
  COMP_WORDS=(dossier mat) COMP_CWORD=1 COMP_LINE="dossier mat" COMP_POINT=11
  function_of=$(complete -p dossier | sed "s/.*-F \([^ ]*\).*/\1/"); "$function_of" dossier mat dossier; echo "${COMPREPLY[@]}"'
# shellcheck disable=SC2016
holds "_dossier" zsh -c 'autoload -U compinit; compinit -u; echo $_comps[dossier]'
holds "matrix" fish -c 'complete -C "dossier mat"'
desktop-file-validate /usr/share/applications/dossier.desktop
mkdir -p /tmp/runtime  # systemd-analyze looks at nothing without such a folder
for unit in dossier@tmp.socket dossier@tmp.service dossier-watch@tmp.service; do
  XDG_RUNTIME_DIR=/tmp/runtime systemd-analyze verify --user --man=no "$unit" >/tmp/said 2>&1 || { cat /tmp/said >&2; fails "$unit is not verified"; }
  ! grep -F dossier /tmp/said || fails "systemd has something to say of $unit"
done
exec_start=$(sed -n 's/^ExecStart=//p' /usr/lib/systemd/user/dossier@.service | sed 's,%f,/home/reader/papers,')
su reader -c "exec systemd-socket-activate -l 127.0.0.1:8733 $exec_start" >/tmp/served 2>&1 &
for _ in 1 2 3 4 5 6 7 8 9 10; do
  curl -sf "http://127.0.0.1:8733/api/v1/search?q=gauges" >/tmp/said 2>/dev/null && break
  sleep 1
done
grep -q '"total"' /tmp/said || { cat /tmp/served >&2; fails "the socket does not start the server"; }
kill $! 2>/dev/null || true

apt-get purge -y -qq dossier >/dev/null 2>&1
! command -v dossier >/dev/null || fails "it is not removed"
[ -d /home/reader/papers/.dossier ] || fails "its removal took an index"
find /usr /etc -name '*dossier*' | grep . && fails "its removal leaves these"
echo "installed, used and removed"
