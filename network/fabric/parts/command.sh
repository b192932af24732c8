# shellcheck shell=bash
# What every command begins with.

default_network() { printf '%s' "${COUNTERSIGN_FABRIC_DATA:-$(default_data)/fabric}"; }

# answer NAME "$@": the command's usage page, or its run.
answer() {
  # launch/options.sh says it in its complaints.
  # shellcheck disable=SC2034
  CALLED=network/fabric/$1
  shift
  if wants_help "$@"; then usage; else run "$@"; fi
}

# with_network_lock COMMAND...: one command at a time that changes the network of a data folder.
with_network_lock() {
  if command -v flock >/dev/null 2>&1; then
    exec 8<"$DATA/run"
    flock -w 300 8 || fail "$EXIT_FAILED" "Another command is busy with $DATA; wait for it and call this again."
    "$@"
    exec 8<&-
  else
    "$@"
  fi
}
