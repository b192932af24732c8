# shellcheck shell=bash
# demo: the main job, end to end, by the acceptance program.

usage() {
  cat <<'USAGE'
Usage: ./countersign demo [--report FILE] [--residents N] [--ledger embedded|fabric] [--data DIR] [--keep]

Does the main job on generated residents and says what it did: sets up trust, issues certificates in bulk, writes and reads their QR
images, checks them without a network, revokes and suspends, earns, holds, redeems and reverses points, rebuilds the projection from
the chain and compares the totals. Uses what runs in the data folder; when nothing runs, starts everything in a temporary folder on
free ports and removes it afterwards.

  --report FILE    write every count, verdict and timing as JSON
  --residents N    how many residents to generate (default 2000)
  --ledger KIND    embedded (one process of ours) or fabric (a real network, from the binaries on PATH); default embedded
  --data DIR       use this data folder; what does not run in it is started for the demo
  --keep           keep the temporary folder and leave everything running

Example: ./countersign demo --report report.json
Exit codes: 0 all of it held, 1 something did not, 64 wrong usage, 69 something that is needed is missing.
USAGE
}

run() {
  local data='' report='' residents='' ledger='' keep=''
  while [ $# -gt 0 ]; do
    case $1 in
      --report) report=$(value_of --report "$@") && shift ;;
      --residents) residents=$(value_of --residents "$@") && shift ;;
      --ledger) ledger=$(value_of --ledger "$@") && shift ;;
      --data) data=$(value_of --data "$@") && shift ;;
      --keep) keep=yes ;;
      *) unknown_option "$1" ;;
    esac
    shift
  done
  case $residents in *[!0-9]*) fail "$EXIT_USAGE" "--residents takes a number, not \"$residents\"." ;; esac
  local -a arguments=(demo)
  if [ -n "$report" ]; then arguments+=(--report "$report"); fi
  if [ -n "$residents" ]; then arguments+=(--residents "$residents"); fi
  choose_visit_data "$data" "$ledger" "$keep"
  # shellcheck disable=SC2046 # words
  ensure_built $(stack_apps) acceptance
  with_stack_for_visit "$keep" acceptance "${arguments[@]}"
}

acceptance() {
  "$JAVA_HOME/bin/java" "${JVM_FLAGS[@]}" -Xmx512m -jar "$(app_jar acceptance)" "$@" --data "$DATA"
}
