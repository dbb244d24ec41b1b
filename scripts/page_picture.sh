#!/bin/sh
# page_picture.sh PROGRAM OUT.png: a picture of the page on the example papers, drawn by Chromium.
set -eu
dossier=$(realpath "$1")
out=$(realpath "$2")
folder=$(mktemp -d)
trap 'kill "$server" 2>/dev/null; rm -rf "$folder"' EXIT
cp -r "$(dirname "$0")/../examples" "$folder"
cd "$folder"
: >address
"$dossier" index --quiet examples/papers >/dev/null
"$dossier" serve --port 0 >address &
server=$!
while ! grep -q http address; do sleep 0.1; done
url=$(sed -n 's|.*\(http://[0-9.:]*/\).*|\1|p' address)
chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --window-size=1200,760 --screenshot="$out" \
  "${url}search?q=water+treaty" 2>/dev/null
