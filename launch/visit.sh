# shellcheck shell=bash
# A stack for the length of one command: what runs is used as it is; otherwise one is started, and afterwards stopped and removed.

# with_stack_for_visit KEEP COMMAND...: after choose_visit_data. Ends with the command's exit code. No such command has somebody before a
# screen, so the servers of the screens are started only where everything is kept running afterwards.
with_stack_for_visit() {
  local keep=$1 code=0
  shift
  WITH_SCREENS=$keep
  VISIT_STOPS=
  if ! stack_is_healthy; then
    if [ -z "$keep" ]; then VISIT_STOPS=yes; fi
    trap end_visit EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
    prepare_data
    with_stack_lock bring_up 0 0 0 0 0
  fi
  "$@" || code=$?
  if [ -n "$keep" ]; then progress "Everything is left running; stop it with ./countersign down --data \"$DATA\""; fi
  exit "$code"
}

# choose_visit_data DATA LEDGER KEEP: a folder that was named is used; else the usual one when it runs with that ledger; else a temporary one.
choose_visit_data() {
  local WITH_SCREENS=
  VISIT_REMOVES=
  if [ -n "$1" ]; then
    use_data "$1"
    choose_ledger "$2"
    return
  fi
  use_data "$(default_data)"
  if [ -d "$DATA/run" ] && choose_ledger '' && [ "${2:-$LEDGER}" = "$LEDGER" ] && stack_is_healthy; then
    progress "Using what runs in $DATA"
    return
  fi
  use_data "$(mktemp -d "${TMPDIR:-/tmp}/countersign.XXXXXX")"
  choose_ledger "${2:-embedded}"
  if [ -z "$3" ]; then VISIT_REMOVES=yes; fi
}

end_visit() {
  local code=$?
  trap - EXIT
  trap '' INT TERM HUP
  if [ -n "$VISIT_STOPS" ]; then
    progress "Stopping what was started for this."
    stop_stack || progress "Something could not be stopped; ./countersign status --data \"$DATA\" shows it."
  fi
  if [ -n "$VISIT_REMOVES" ]; then
    if [ "$code" -eq 0 ]; then rm -rf -- "$DATA"; else keep_logs_only; fi
  fi
  exit "$code"
}

# After a failure the logs stay for whoever looks for the reason; keys and personal data do not.
keep_logs_only() {
  if [ -d "$DATA/fabric/logs" ]; then mv "$DATA/fabric/logs" "$DATA/logs/fabric"; fi
  find "$DATA" -mindepth 1 -maxdepth 1 ! -name logs -exec rm -rf -- {} +
  progress "The logs stay in $DATA/logs"
}
