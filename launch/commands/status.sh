# shellcheck shell=bash
# status: what runs, how large it is and whether it answers.

usage() {
  cat <<'USAGE'
Usage: ./countersign status [--data DIR]

Shows one line per process: its pid, port, memory in MB, time since its start, and whether it answers.

  --data DIR    the data folder that was given to `up` (default: data/ beside this script, or COUNTERSIGN_DATA)

Example: ./countersign status
Exit codes: 0 all run and answer, 3 something does not, 64 wrong usage.
USAGE
}

run() {
  local data name pid mb total=0 bad=
  data=$(default_data)
  while [ $# -gt 0 ]; do
    case $1 in
      --data) data=$(value_of --data "$@") ;;
      *) unknown_option "$1" ;;
    esac
    shift 2
  done
  use_data "$data"
  choose_ledger ''
  status_row process pid port MB 'up since' health
  for name in $(stack_parts); do
    if [ "$name" = ledger ] && is_fabric; then
      fabric_rows
    elif pid=$(pid_of "$name"); then
      mb=$(resident_mb "$pid")
      total=$((total + ${mb:-0}))
      if is_healthy "$name"; then
        status_row "$name" "$pid" "$(port_of "$name")" "$mb" "$(up_since "$pid")" healthy
      else
        status_row "$name" "$pid" "$(port_of "$name")" "$mb" "$(up_since "$pid")" 'not answering'
        bad=yes
      fi
    else
      status_row "$name" - - - - 'not running'
      bad=yes
    fi
    if [ "$name" = gateway ]; then postgres_row; fi
  done
  status_row together '' '' "$total" '' ''
  [ -z "$bad" ] || return "$EXIT_NOT_RUNNING"
}

# Sets pid, mb, total and bad of the caller.
fabric_rows() {
  local node health=healthy
  if ! fabric_is_healthy; then
    health='not answering'
    bad=yes
  fi
  for node in $(fabric_nodes); do
    if pid=$(fabric_node_pid "$node"); then
      mb=$(resident_mb "$pid")
      total=$((total + ${mb:-0}))
      status_row "$node" "$pid" '' "$mb" "$(up_since "$pid")" running
    else
      status_row "$node" - - - - 'not running'
    fi
  done
  status_row ledger '' "$(port_of ledger)" '' '' "$health; network/fabric/status --data \"$DATA/fabric\" says more"
}

# Sets mb, total and bad of the caller.
postgres_row() {
  if pid=$(postgres_pid); then
    mb=$(postgres_mb "$pid")
    total=$((total + mb))
    if postgres_ready; then
      status_row postgres "$pid" "$(sed -n 4p "$(postmaster_file)")" "$mb" "$(up_since "$pid")" healthy
    else
      status_row postgres "$pid" - "$mb" "$(up_since "$pid")" starting
      bad=yes
    fi
  else
    status_row postgres - - - - 'not running'
    bad=yes
  fi
}

status_row() { printf '%-21s %8s %6s %6s  %-20s %s\n' "$@"; }

up_since() {
  local born
  born=$(born_at "$1") || return 0
  date -d "@$born" '+%Y-%m-%d %H:%M:%S'
}
