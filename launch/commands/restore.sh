# shellcheck shell=bash
# restore: a data folder from a backup.

usage() {
  cat <<'USAGE'
Usage: ./countersign restore --from FILE [--data DIR] [--only gateway]

Makes a data folder from a backup; ./countersign up then starts it. Every file is verified before anything gets its name. Nothing is ever
overwritten: DIR must be absent or empty.

  --from FILE       the backup; - reads standard input
  --data DIR        the folder to make (default: data/ beside this script, or COUNTERSIGN_DATA)
  --only gateway    restore DIR/gateway alone, beside a ledger that stayed; DIR/gateway must be absent, and nothing may run in DIR. A ledger that
                    does not hold the last block that the backup knew is refused: its gateway would be ahead of it.

Example: ./countersign restore --from /backup/countersign-monday.tar.gz --data /srv/countersign
Exit codes: 0 restored, 1 failed, 64 wrong usage, 65 FILE is damaged or no backup, 69 something that is needed is missing,
73 there is something where the backup belongs, 78 ledger and backup do not fit together.
USAGE
}

run() {
  local data from='' only=''
  data=$(default_data)
  while [ $# -gt 0 ]; do
    case $1 in
      --from) from=$(value_of --from "$@") ;;
      --data) data=$(value_of --data "$@") ;;
      --only) only=$(value_of --only "$@") ;;
      *) unknown_option "$1" ;;
    esac
    shift 2
  done
  [ -n "$from" ] || fail "$EXIT_USAGE" "./countersign restore needs --from FILE; ./countersign restore --help shows an example."
  case $only in '' | gateway) ;; *) fail "$EXIT_USAGE" "--only takes the word gateway, not \"$only\"." ;; esac
  [ "$from" = - ] || [ -r "$from" ] || fail "$EXIT_MISSING" "There is no file $from that can be read."
  use_data "$data"
  RESTORE_DRAFT=
  trap end_restore EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
  umask 077
  if [ -n "$only" ]; then restore_gateway "$from"; else restore_all "$from"; fi
}

# Unpacked beside the folder and then renamed: a crash leaves no half folder under the name.
restore_all() {
  local from=$1
  if [ -e "$DATA" ] && [ -n "$(ls -A -- "$DATA" 2>&1)" ]; then
    fail "$EXIT_TAKEN" "$DATA is not empty, and a restore never overwrites; move it away or name another folder with --data."
  fi
  mkdir -p -- "$(dirname -- "$DATA")" 2>/dev/null || fail "$EXIT_MISSING" "The folder of $DATA cannot be written."
  RESTORE_DRAFT=$(mktemp -d "$DATA.restoring.XXXXXX") || fail "$EXIT_MISSING" "The folder of $DATA cannot be written."
  open_archive "$from" "$RESTORE_DRAFT"
  [ -d "$RESTORE_DRAFT/gateway" ] || damaged "it holds no gateway"
  if [ -d "$DATA" ]; then rmdir -- "$DATA"; fi
  sync
  mv -- "$RESTORE_DRAFT" "$DATA"
  RESTORE_DRAFT=
  say "Restored $DATA (last block and its hash: $(archived_tip "$DATA")); ./countersign up --data \"$DATA\" starts it."
}

restore_gateway() {
  [ -d "$DATA" ] || fail "$EXIT_MISSING" "There is no folder $DATA to restore a gateway into."
  mkdir -p "$DATA/run"
  with_stack_lock restore_gateway_locked "$1"
}

restore_gateway_locked() {
  local from=$1
  if stack_runs_any || postgres_pid >/dev/null; then fail "$EXIT_FAILED" "Something runs in $DATA; call ./countersign down first."; fi
  [ ! -e "$DATA/gateway" ] || fail "$EXIT_TAKEN" "$DATA/gateway exists, and a restore never overwrites; move it away first."
  RESTORE_DRAFT=$(mktemp -d "$DATA/restoring.XXXXXX") || fail "$EXIT_MISSING" "$DATA cannot be written."
  open_archive "$from" "$RESTORE_DRAFT"
  [ -d "$RESTORE_DRAFT/gateway" ] || damaged "it holds no gateway"
  require_fit "$(archived_tip "$RESTORE_DRAFT")"
  sync
  mv -- "$RESTORE_DRAFT/gateway" "$DATA/gateway"
  say "Restored $DATA/gateway; what the ledger took since the backup is read from it when ./countersign up starts."
}

# require_fit TIP: the ledger beside the gateway must hold the block at which the backup's ledger ended.
require_fit() {
  local tip=$1 found
  if [ ! -d "$DATA/ledger/ledger" ]; then
    progress "The ledger is not in $DATA; the gateway compares itself with its ledger when it starts."
    return 0
  fi
  [ "$tip" != none ] || fail "$EXIT_MISFIT" "This backup's gateway used a ledger of its own elsewhere, not the one in $DATA/ledger."
  ensure_built dev-ledger
  found=$(ledger_tip "$DATA/ledger" "${tip%% *}") ||
    fail "$EXIT_MISFIT" "The ledger in $DATA/ledger ends before block ${tip%% *}, which this backup's gateway knew; restore ledger and gateway together, or use an older backup."
  [ "$found" = "$tip" ] ||
    fail "$EXIT_MISFIT" "Block ${tip%% *} of the ledger in $DATA/ledger is not the one that this backup's gateway knew; they are from different ledgers."
}

end_restore() {
  local code=$?
  trap - EXIT
  if [ -n "$RESTORE_DRAFT" ]; then rm -rf -- "$RESTORE_DRAFT"; fi
  exit "$code"
}
