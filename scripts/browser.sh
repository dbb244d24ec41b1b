#!/bin/sh
# browser.sh JOBS: the page in a real browser. Skips, saying so, where Chromium, Node.js or the npm packages cannot be had;
# whatever else goes wrong is a failure. Pictures of every view are left in build/dev/pictures/.
set -eu
cd "$(dirname "$0")/.."

skip() {
  echo "No browser tests: $1"
  exit 0
}

# Node.js and npm may be here from elsewhere than Debian, whose packages then do not go beside them.
node_is_here() { command -v node && command -v npm; } >/dev/null
sections=browser
node_is_here || sections="browser node"
# shellcheck disable=SC2086 # a list of words
scripts/install-packages.sh $sections || skip "Chromium and Node.js cannot be installed here."
(cd tests/web && npm ci --no-audit --no-fund --loglevel=error) ||
  skip "npm cannot bring playwright-core and axe-core."
cmake --preset dev
cmake --build --preset dev -j "$1" --target dossier
ctest --preset dev -L browser --no-tests=error
echo "Pictures of every view are in build/dev/pictures/"
