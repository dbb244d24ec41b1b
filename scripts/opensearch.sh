#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# opensearch.sh get | start [N] | stop | kill NAME | node NAME: OpenSearch for tests, on this machine alone.
#
#   get        fetches its jars (Maven; versions in tests/cluster/node/pom.xml, bytes in jars.sha256) and compiles the
#              launcher, unless both are there
#   start [N]  starts N nodes (3) as one cluster, waits until they are one, and prints a line a node: name, URL, pid.
#              Again: brings back those that are missing, on their old data
#   kill NAME  ends a node at once (SIGKILL)
#   stop       ends all of them and removes their data
#   node NAME  one of them in the foreground; used by start
#
# Environment: OPENSEARCH_JARS (~/.cache/dossier-opensearch), OPENSEARCH_RUN (a folder for the nodes' data; it names the
# cluster: two folders are two clusters), HTTP_PORT (19200), TRANSPORT_PORT (19300), HEAP (512m), JAVA_HOME,
# NODE_SETTINGS (further "key=value key=value"). Ends with 77 where Java or Maven is missing. Everything listens on
# 127.0.0.1; there is no TLS and no user.
set -euo pipefail
node_files=$(cd "$(dirname "${BASH_SOURCE[0]}")/../tests/cluster/node" && pwd)
jars=${OPENSEARCH_JARS:-$HOME/.cache/dossier-opensearch}
run=${OPENSEARCH_RUN:-${TMPDIR:-/tmp}/dossier-opensearch.$UID}
http=${HTTP_PORT:-19200}
transport=${TRANSPORT_PORT:-19300}
java=${JAVA_HOME:+$JAVA_HOME/bin/}

missing() {
  echo "opensearch.sh: $1 is missing (Debian: openjdk-17-jdk-headless, maven)" >&2
  exit 77
}

fetch() {
  local stamp
  stamp=$(cat "$node_files"/{pom.xml,jars.sha256,NodeMain.java} | sha256sum | cut -d' ' -f1)
  command -v "${java}java" > /dev/null || missing java
  if [ -f "$jars/stamp" ] && [ "$(cat "$jars/stamp")" = "$stamp" ]; then return; fi
  command -v "${java}javac" > /dev/null || missing javac
  command -v mvn > /dev/null || missing mvn
  rm -rf "$jars/lib" "$jars/classes" "$jars/stamp"
  mkdir -p "$jars/classes"
  for try in 1 2 3; do
    if mvn -B -q -f "$node_files/pom.xml" dependency:copy-dependencies -DoutputDirectory="$jars/lib" -DincludeScope=runtime; then break; fi
    if [ "$try" = 3 ]; then missing "a Maven repository that answers"; fi
    sleep 5
  done
  (cd "$jars/lib" && sha256sum --quiet --strict -c "$node_files/jars.sha256")
  if [ "$(find "$jars/lib" -name '*.jar' | wc -l)" != "$(wc -l < "$node_files/jars.sha256")" ]; then
    echo "opensearch.sh: $jars/lib holds other jars than jars.sha256" >&2
    exit 1
  fi
  "${java}javac" --release 17 -d "$jars/classes" -cp "$jars/lib/*" "$node_files/NodeMain.java"
  echo "$stamp" > "$jars/stamp"
}

# Whether a node runs. Its pid may have gone to another process. grep reads to the end: with -q it would end before tr,
# which is a failure of the pipe.
alive() {
  [ -f "$run/$1/pid" ] && { cat "/proc/$(cat "$run/$1/pid")/cmdline" 2> /dev/null || true; } | tr '\0' ' ' |
    grep -F "NodeMain $run/$1 " > /dev/null
}

# NAME is n and the number of the node.
run_node() {
  local name=$1 number=${1#n} seeds='' home i
  home=$run/$name
  mkdir -p "$home"/{config,data,logs,tmp}
  cp "$node_files/log4j2.properties" "$home/config/"
  : > "$home/config/opensearch.yml"
  for ((i = 0; i < $(cat "$run/nodes"); i++)); do seeds+=${seeds:+,}127.0.0.1:$((transport + i)); done
  # shellcheck disable=SC2206  # words on purpose
  local extra=(${NODE_SETTINGS:-})
  local heap=${HEAP:-512m}
  exec "${java}java" -Xms"$heap" -Xmx"$heap" -XX:+UseG1GC -XX:InitiatingHeapOccupancyPercent=30 -XX:G1ReservePercent=25 \
    -XX:+ExitOnOutOfMemoryError -Xshare:auto -Xlog:disable -Xlog:all=error:stderr -Djava.io.tmpdir="$home/tmp" \
    -Djava.awt.headless=true -Dfile.encoding=UTF-8 -Djna.nosys=true -Dio.netty.noUnsafe=true \
    -Dio.netty.noKeySetOptimization=true -Dio.netty.recycler.maxCapacityPerThread=0 \
    -Dio.netty.allocator.numDirectArenas=0 -Dlog4j.shutdownHookEnabled=false -Dlog4j2.disable.jmx=true \
    -cp "$jars/classes:$jars/lib/*" NodeMain "$home" node.name="$name" cluster.name="dossier-$(basename "$run")" \
    path.data="$home/data" path.logs="$home/logs" network.host=127.0.0.1 http.port=$((http + number - 1)) \
    transport.port=$((transport + number - 1)) discovery.seed_hosts="$seeds" \
    cluster.initial_cluster_manager_nodes="$seeds" cluster.routing.allocation.disk.threshold_enabled=false \
    indices.query.bool.max_clause_count=32768 "${extra[@]}"
}

start() {
  local n=$1 i end
  fetch
  mkdir -p "$run"
  echo "$n" > "$run/nodes"
  for ((i = 1; i <= n; i++)); do
    if alive "n$i"; then continue; fi
    mkdir -p "$run/n$i"
    OPENSEARCH_RUN=$run OPENSEARCH_JARS=$jars HTTP_PORT=$http TRANSPORT_PORT=$transport \
      setsid "${BASH_SOURCE[0]}" node "n$i" >> "$run/n$i/log.txt" 2>&1 < /dev/null &
    echo $! > "$run/n$i/pid"
  done
  end=$((SECONDS + 240))
  for ((i = 1; i <= n; i++)); do
    until python3 - "http://127.0.0.1:$((http + i - 1))/_cluster/health?wait_for_nodes=$n&wait_for_status=yellow&timeout=2s" << 'PY'; do
import json, sys, urllib.request
try:
    answer = json.load(urllib.request.urlopen(sys.argv[1], timeout=5))
except (OSError, ValueError):
    sys.exit(1)
sys.exit(1 if answer["timed_out"] else 0)
PY
      if [ $SECONDS -ge $end ] || { [ $SECONDS -gt 5 ] && ! alive "n$i"; }; then
        echo "opensearch.sh: node n$i did not come up; the end of its log:" >&2
        tail -5 "$run/n$i/log.txt" >&2
        exit 1
      fi
      sleep 0.5
    done
    echo "n$i http://127.0.0.1:$((http + i - 1)) $(cat "$run/n$i/pid")"
  done
}

stop() {
  local signal node waited left
  for signal in TERM KILL; do
    for ((waited = 0; waited < 60; waited++)); do
      left=0
      for node in "$run"/n[0-9]*; do
        node=$(basename "$node")
        if ! alive "$node"; then continue; fi
        left=1
        if [ $waited = 0 ]; then kill -$signal "$(cat "$run/$node/pid")"; fi
      done
      if [ $left = 0 ]; then break 2; fi
      sleep 0.5
    done
  done
  rm -rf "$run"
}

mkdir -p "$run"
run=$(cd "$run" && pwd)
case ${1:-} in
  get) fetch ;;
  start) start "${2:-3}" ;;
  stop) stop ;;
  kill) if alive "$2"; then kill -KILL "$(cat "$run/$2/pid")"; fi ;;
  node) run_node "$2" ;;
  *)
    sed -n '3,11s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2
    exit 64
    ;;
esac
