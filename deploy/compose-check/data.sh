#!/usr/bin/env bash
# What is written between "up" and "down", and read after the second "up". Called by check.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
timeline=http://127.0.0.1:$ENTENTE_TIMELINE_PORT/api/v1

put() { # PORT COLLECTION/ID RECORD: a new record, told by the revision it became
  curl -fsS -D - -o /dev/null -X PUT "http://127.0.0.1:$1/api/v1/$2" -H "Authorization: Bearer $token" \
    -H 'Content-Type: application/json' -d "$3" | tr -d '\r' | sed -n 's/^Entente-Revision: //ip'
}
state() { # what the owners hold, with revisions, and what the timeline shows
  for port in "$ENTENTE_PEOPLE_PORT" "$ENTENTE_EVENTS_PORT"; do
    curl -fsS "http://127.0.0.1:$port/api/v1/changes?limit=500"
  done
  curl -fsS -H 'Prefer: wait=30' "$timeline/timeline?limit=500&await=$1"
}

case $1 in
  write)
    [ "$(pod wait "$PROJECT-datasets-1")" = 0 ] || die "the datasets were not loaded"
    token=$(pod run --rm $ULIMITS -v "${PROJECT}_secrets:/run/entente:ro" \
      "localhost/$PROJECT-datasets:latest" token)
    put "$ENTENTE_PEOPLE_PORT" people/asha-rao '{"name":"Asha Rao","country":"IN"}'
    event=$(put "$ENTENTE_EVENTS_PORT" events/a-talk \
      '{"kind":"meeting","title":"A talk","date":"2025","parties":["IN","JP"],"participants":[{"person":"asha-rao"}]}')
    echo "$event" > "$ENTENTE_CHECK/event"
    state "$event" > "$ENTENTE_CHECK/before"
    for expected in 'a-talk' 'Asha Rao' 'in-jp-2024-11-27-'; do # the last one is of the datasets
      grep -q "$expected" "$ENTENTE_CHECK/before" || die "the timeline does not show $expected"
    done
    ;;
  read)
    state "$(< "$ENTENTE_CHECK/event")" > "$ENTENTE_CHECK/after"
    cmp "$ENTENTE_CHECK/before" "$ENTENTE_CHECK/after" || die "down and up again altered records or timeline"
    ;;
esac
