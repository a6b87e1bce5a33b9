#!/usr/bin/env bash
# How much memory `ibid serve` takes under ten minutes of mixed requests: a line every ten seconds, in kB.
#   crates/ibid-server/load/memory.sh [PROGRAM] [DURATION]
set -euo pipefail
cd "$(dirname "$0")"
program=${1:-../../../target/release/ibid} duration=${2:-10m} port=8099

command -v wrk >/dev/null || { echo "wrk is missing: https://github.com/wg/wrk" >&2; exit 1; }
"$program" serve --port "$port" --offline >/dev/null 2>&1 &
server=$!
trap 'kill "$server"' EXIT
until curl -sf "http://127.0.0.1:$port/health" >/dev/null; do sleep 0.1; done

wrk -t1 -c16 -d"$duration" --latency -s mixed.lua "http://127.0.0.1:$port" &
load=$!
start=$SECONDS
while kill -0 "$load" 2>/dev/null; do
    printf '%4d s  %s\n' "$((SECONDS - start))" "$(grep VmRSS "/proc/$server/status")"
    sleep 10
done
wait "$load"
