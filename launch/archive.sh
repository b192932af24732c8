# shellcheck shell=bash
# The form of a backup: a gzip'd tar. Its first entry, `countersign-backup`, says what it is, where the ledger ended, and lists every other
# file with its SHA-256; its last line is the SHA-256 of the lines before it. So a file that was cut or changed anywhere is noticed.

readonly ARCHIVE_FORMAT='countersign-backup 1'
readonly ARCHIVE_LIST=countersign-backup

# What is in a data folder and belongs into a backup: everything but programs, logs, locks, drafts, and answers that are only kept to ask less.
# Prints paths below DATA, each ended by a NUL; folders too, because PostgreSQL needs its empty ones.
archive_members() {
  local part
  local -a parts=()
  for part in gateway ledger fabric counter wallet tls ports; do
    if [ -e "$DATA/$part" ]; then parts+=("$part"); fi
  done
  [ ${#parts[@]} -gt 0 ] || return 0
  (cd "$DATA" && find "${parts[@]}" \
    \( -path gateway/postgres/programs -o -path gateway/postgres/postgres.log -o -path gateway/lock -o -path ledger/ready -o -path counter/lock -o -path counter/answers -o -path 'counter/*.new' -o -path fabric/run -o -path fabric/logs -o -name '*.part' \) -prune \
    -o \( -type f -o -type d \) -print0) | LC_ALL=C sort -z
}

# ledger_tip FOLDER [BLOCK]: "number hash" of the last block or of that block; fails with 3 when there is no such block. The ledger must not run.
ledger_tip() {
  local -a wanted=()
  if [ $# -gt 1 ]; then wanted=(--block "$2"); fi
  "$JAVA_HOME/bin/java" "${SHORT_JVM_FLAGS[@]}" -Xmx128m -jar "$(app_jar dev-ledger)" tip --data "$1" "${wanted[@]}"
}

# The tip of the data folder's own ledger, or `none`. Asked for before the members are listed: whoever opens RocksDB changes its files.
own_tip() {
  if [ ! -d "$DATA/ledger/ledger" ]; then
    printf 'none\n'
  else
    ledger_tip "$DATA/ledger"
  fi
}

# archive_list MEMBERS TIP: the text of the first entry. MEMBERS is a file of NUL-ended paths below DATA.
archive_list() {
  local members=$1 tip=$2 text
  text=$(
    printf '%s\n' "$ARCHIVE_FORMAT"
    printf 'made %s\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)"
    printf 'version %s\n' "$(project_version)"
    printf 'ledger-tip %s\n' "$tip"
    cd "$DATA" && while IFS= read -r -d '' member; do if [ -f "$member" ]; then printf '%s\0' "$member"; fi; done <"$members" | xargs -0 -r sha256sum --
  ) || return 1
  printf '%s\n' "$text"
  printf 'end %s\n' "$(printf '%s\n' "$text" | sha256sum | cut -d ' ' -f 1)"
}

# write_archive LIST MEMBERS: the archive, to standard output.
write_archive() {
  tar -c --format=posix --no-recursion -C "$(dirname -- "$1")" "$(basename -- "$1")" -C "$DATA" --null -T "$2" | gzip -1
}

# open_archive FILE FOLDER: unpacks and verifies; FILE may be `-`. Ends with EXIT_DAMAGED when anything is not as it was written.
open_archive() {
  local from=$1 folder=$2 list=$2/$ARCHIVE_LIST
  local -a source=(-f "$from")
  [ "$from" != - ] || source=(-f -)
  tar -x -z -p --no-same-owner -C "$folder" "${source[@]}" 2>/dev/null || damaged "it cannot be unpacked to its end"
  [ "$(head -n 1 "$list" 2>/dev/null)" = "$ARCHIVE_FORMAT" ] || damaged "it does not begin as a backup of this version does"
  [ "$(tail -n 1 "$list")" = "end $(sed '$d' "$list" | sha256sum | cut -d ' ' -f 1)" ] || damaged "its list of files was changed"
  # Links and devices are never written, so one that is there came from somebody else.
  [ -z "$(find "$folder" ! -type f ! -type d -print -quit)" ] || damaged "it holds something that is neither file nor folder"
  sed -n '/^[0-9a-f]\{64\}  /p; /^\\[0-9a-f]\{64\}  /p' "$list" >"$folder/$ARCHIVE_LIST.sums"
  if [ -s "$folder/$ARCHIVE_LIST.sums" ]; then
    (cd "$folder" && sha256sum --check --quiet --strict "$ARCHIVE_LIST.sums") >/dev/null 2>&1 || damaged "a file in it is missing or changed"
  fi
  [ "$(wc -l <"$folder/$ARCHIVE_LIST.sums")" -eq "$(($(find "$folder" -type f | wc -l) - 2))" ] || damaged "it holds a file that its list does not name"
  rm -f -- "$folder/$ARCHIVE_LIST.sums"
}

damaged() { fail "$EXIT_DAMAGED" "This backup is damaged or is none: $1. Nothing was restored; use another copy."; }

# Of the unpacked list: "number hash" of the ledger's last block, or `none`.
archived_tip() { sed -n 's/^ledger-tip //p' "$1/$ARCHIVE_LIST"; }
