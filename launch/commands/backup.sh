# shellcheck shell=bash
# backup: one file with everything that cannot be made again.

usage() {
  cat <<'USAGE'
Usage: ./countersign backup --to FILE [--data DIR]

Writes the gateway's database, keys and clients, the ledger of the data folder with its organisations, and the counter's desks with their receipts,
into one new file. What runs is stopped
in order, copied, and started again, so that the copy is of one moment; afterwards everything answers as before. The file appears under
its name only when it is whole and on disk, and only its owner can read it. It holds keys and personal data: keep it as you keep them, or
encrypt it on its way, for example with --to - | age -r RECIPIENT > FILE.

  --to FILE     the file to write; it must not exist. - writes to standard output
  --data DIR    the data folder that was given to `up` (default: data/ beside this script, or COUNTERSIGN_DATA)

Example: ./countersign backup --to /backup/countersign-monday.tar.gz
Exit codes: 0 written, 1 failed, 64 wrong usage, 69 something that is needed is missing, 73 FILE exists.
USAGE
}

run() {
  local data to=
  data=$(default_data)
  while [ $# -gt 0 ]; do
    case $1 in
      --to) to=$(value_of --to "$@") ;;
      --data) data=$(value_of --data "$@") ;;
      *) unknown_option "$1" ;;
    esac
    shift 2
  done
  [ -n "$to" ] || fail "$EXIT_USAGE" "./countersign backup needs --to FILE; ./countersign backup --help shows an example."
  use_data "$data"
  [ -d "$DATA/gateway" ] || fail "$EXIT_MISSING" "There is nothing to back up in $DATA; name the folder that was given to up with --data."
  if [ "$to" != - ]; then
    case $to in /*) ;; *) to=$PWD/$to ;; esac
    [ ! -e "$to" ] || fail "$EXIT_TAKEN" "$to exists already; a backup never replaces a file. Choose another name."
    [ -w "$(dirname -- "$to")/." ] || fail "$EXIT_MISSING" "The folder of $to cannot be written."
    need_space "$(dirname -- "$to")" "$(du -sm "$DATA/gateway" | cut -f 1)"
  fi
  # A folder without an embedded ledger (on Fabric) needs no program for its backup.
  if [ -d "$DATA/ledger/ledger" ]; then ensure_built dev-ledger; fi
  mkdir -p "$DATA/run"
  with_stack_lock backup_locked "$to"
}

backup_locked() {
  local to=$1
  BACKUP_DRAFT=
  BACKUP_PART=
  BACKUP_STARTS=
  trap end_backup EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
  if stack_runs_any; then
    BACKUP_STARTS=yes
    need_jdk
  fi
  stop_stack || fail "$EXIT_FAILED" "Something could not be stopped, so nothing was copied; ./countersign status shows it."
  copy_stack "$to"
}

# Order: the list, the archive under another name, everything of it on disk, the name. A crash before the last step leaves no file of that name.
copy_stack() {
  local to=$1 work tip
  umask 077
  work=$(mktemp -d "$DATA/backup.XXXXXX") || fail "$EXIT_FAILED" "The data folder $DATA cannot be written."
  BACKUP_DRAFT=$work
  tip=$(own_tip) || fail "$EXIT_FAILED" "The ledger in $DATA/ledger cannot be read."
  archive_members >"$work/members"
  archive_list "$work/members" "$tip" >"$work/$ARCHIVE_LIST" || fail "$EXIT_FAILED" "A file below $DATA cannot be read."
  if [ "$to" = - ]; then
    write_archive "$work/$ARCHIVE_LIST" "$work/members" || fail "$EXIT_FAILED" "The backup could not be written."
  else
    BACKUP_PART=$to.part
    write_archive "$work/$ARCHIVE_LIST" "$work/members" >"$to.part" || fail "$EXIT_FAILED" "The backup could not be written to $to.part."
    name_archive "$to.part" "$to" || fail "$EXIT_FAILED" "The backup could not be put on disk as $to."
    say "The backup is $to ($(du -m -- "$to" | cut -f 1) MB; last block and its hash: $(archived_tip "$work"))."
  fi
}

# name_archive DRAFT FILE: on disk first, then named. A link refuses a file that came up meanwhile; where there are no links, a move does.
name_archive() {
  sync -- "$1" || return 1
  if ln -- "$1" "$2" 2>/dev/null; then rm -f -- "$1"; else mv -n -- "$1" "$2"; fi
  [ ! -e "$1" ] && sync -- "$(dirname -- "$2")"
}

# Whatever happened: what ran before runs again. The traps catch and do nothing; what they ignored, the programs would ignore too.
end_backup() {
  local code=$?
  trap - EXIT
  trap : INT TERM HUP
  if [ -n "$BACKUP_DRAFT" ]; then rm -rf -- "$BACKUP_DRAFT"; fi
  if [ -n "$BACKUP_PART" ]; then rm -f -- "$BACKUP_PART"; fi
  if [ -n "$BACKUP_STARTS" ]; then
    progress "Starting again in $DATA"
    (start_again) || code=$EXIT_FAILED
  fi
  exit "$code"
}

# The same programs as before, whatever was built since.
start_again() {
  is_running ledger || start_ledger
  start_missing
}
