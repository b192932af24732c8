# shellcheck shell=bash
# down: stops what `up` started, in order.

usage() {
  cat <<'USAGE'
Usage: ./countersign down [--data DIR]

Stops the wallet page, the counter's server, the gateway with its PostgreSQL, then the chaincode, then the ledger, and waits for each. Data
stays. Only processes that were started by `up` for this data folder are touched.

  --data DIR    the data folder that was given to `up` (default: data/ beside this script, or COUNTERSIGN_DATA)

Example: ./countersign down --data /srv/countersign
Exit codes: 0 nothing runs any more, 1 something could not be stopped, 64 wrong usage.
USAGE
}

run() {
  local data
  data=$(default_data)
  while [ $# -gt 0 ]; do
    case $1 in
      --data) data=$(value_of --data "$@") ;;
      *) unknown_option "$1" ;;
    esac
    shift 2
  done
  use_data "$data"
  if [ ! -d "$DATA/run" ]; then
    say "Nothing runs in $DATA."
    return 0
  fi
  choose_ledger ''
  with_stack_lock down_locked
}

down_locked() {
  local running=
  if stack_runs_any || postgres_pid >/dev/null; then running=yes; fi
  stop_stack || fail "$EXIT_FAILED" "Something could not be stopped; ./countersign status shows it."
  if [ -n "$running" ]; then say "Countersign is stopped; its data stays in $DATA."; else say "Nothing runs in $DATA."; fi
}
