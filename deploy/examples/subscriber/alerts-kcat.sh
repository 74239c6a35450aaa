#!/usr/bin/env bash
# Shows alerts of fraud with kcat, one JSON object a line, decoded if this kcat can (Debian's cannot). It looks, and keeps
# no place: for a handler take another example.
# usage: alerts-kcat.sh BOOTSTRAP_SERVERS SCHEMA_REGISTRY [TOPIC [COUNT]]
set -euo pipefail
servers="$1" registry="$2" topic="${3:-alerts-fraud}" count="${4:-}"
if [[ "$(kcat -V)" == *Avro* ]]; then
  decode=(-s value=avro -r "$registry") shown='"alert":%s'
else
  echo "this kcat is built without Avro, so it shows where the alerts stand and not what they say" >&2
  decode=() shown='"bytes":%S'
fi
exec kcat -C -q -b "$servers" -t "$topic" -o beginning -X isolation.level=read_committed \
  "${decode[@]}" ${count:+-c "$count"} -f '{"customer":"%k","at":"%p-%o","appended":%T,'"$shown"'}\n'
