# shellcheck shell=bash
# Backup and restore of a data folder without an embedded ledger; network/acceptance tests the whole on a running stack.

countersign() { "$REAL_ROOT/countersign" "$@"; }

# A data folder as a gateway leaves it, with what PostgreSQL is particular about: empty folders and modes.
fill_data() {
  DATA=$SCRATCH/'the data'
  (
    umask 077
    mkdir -p "$DATA"/gateway/{keys,wallet-attesters,postgres/data/pg_notify,postgres/programs/18} "$DATA"/{run,logs,app,counter/desks/receipts}
    printf 'secret\n' >"$DATA/gateway/keys/keystore.p12"
    printf '{"kty":"EC"}\n' >"$DATA/gateway/openid4vci-encryption-key.json"
    printf '[]\n' >"$DATA/gateway/wallet-clients.json"
    printf '{"keys":[]}\n' >"$DATA/gateway/wallet-attesters/city.json"
    printf 'rows %s\n' {1..2000} >"$DATA/gateway/postgres/data/a table"
    : >"$DATA/gateway/postgres/data/empty"
    printf 'a program\n' >"$DATA/gateway/postgres/programs/18/postgres"
    printf 'words\n' >"$DATA/gateway/postgres/postgres.log"
    : >"$DATA/gateway/lock"
    printf 'gateway=23456\n' >"$DATA/ports"
    printf 'a root\n' >"$DATA/counter/root.pem"
    printf 'a floor\n' >"$DATA/counter/floor.json"
    printf '{"desk":"window-1"}\n' >"$DATA/counter/desks/window-1.json"
    printf 'a receipt\n' >"$DATA/counter/desks/receipts/2026-01-02.receipts"
    : >"$DATA/counter/lock"
    printf 'half\n' >"$DATA/counter/floor.json.new"
    printf 'kept to ask less\n' >"$DATA/counter/answers"
  )
}

back_up() { countersign backup --data "$DATA" --to "$SCRATCH/file" >/dev/null 2>&1; }

# The exit code of a restore into $SCRATCH/again.
restore_code() {
  local code=0
  countersign restore --from "$SCRATCH/file" --data "$SCRATCH/again" >/dev/null 2>&1 || code=$?
  printf '%s' "$code"
}

test_restores_what_was_backed_up() {
  fill_data
  back_up

  expect code "$(restore_code)" 0
  rm -r "$DATA/gateway/postgres/programs" "$DATA/gateway/postgres/postgres.log" "$DATA/gateway/lock"
  diff -r "$DATA/gateway" "$SCRATCH/again/gateway"
  diff "$DATA/ports" "$SCRATCH/again/ports"
  expect modes "$(cd "$SCRATCH/again/gateway" && find . -printf '%p %m\n' | sort)" "$(cd "$DATA/gateway" && find . -printf '%p %m\n' | sort)"
}

test_takes_what_wallets_are_known_and_answered_by() {
  fill_data
  back_up

  expect members "$(tar -tzf "$SCRATCH/file" | grep -c -x -e gateway/openid4vci-encryption-key.json -e gateway/wallet-clients.json -e gateway/wallet-attesters/city.json)" 3
}

test_takes_desks_their_receipts_and_what_they_pinned() {
  fill_data
  back_up

  expect code "$(restore_code)" 0
  rm "$DATA"/counter/{lock,floor.json.new,answers}
  diff -r "$DATA/counter" "$SCRATCH/again/counter"
}

test_leaves_out_programs_logs_locks_and_drafts() {
  fill_data
  back_up

  expect members "$(tar -tzf "$SCRATCH/file" | grep -c -e programs -e postgres.log -e lock -e '\.new$' -e answers -e logs -e app/ || true)" 0
}

test_a_backup_is_read_by_its_owner_only() {
  fill_data
  (umask 022 && back_up)

  expect mode "$(stat -c %a "$SCRATCH/file")" 600
  expect 'drafts that stayed' "$(find "$SCRATCH" -name '*.part' -o -name 'backup.*' | wc -l)" 0
}

test_goes_through_a_pipe() {
  fill_data
  countersign backup --data "$DATA" --to - 2>/dev/null | countersign restore --from - --data "$SCRATCH/again" >/dev/null

  diff "$DATA/gateway/keys/keystore.p12" "$SCRATCH/again/gateway/keys/keystore.p12"
}

test_replaces_no_file() {
  local code=0
  fill_data
  printf 'mine\n' >"$SCRATCH/file"

  back_up || code=$?
  expect code "$code" 73
  expect content "$(cat "$SCRATCH/file")" mine
}

test_restores_into_no_folder_that_holds_anything() {
  fill_data
  back_up
  mkdir "$SCRATCH/again"
  printf 'mine\n' >"$SCRATCH/again/note"

  expect code "$(restore_code)" 73
  expect content "$(ls "$SCRATCH/again")" note
}

# refused_as_damaged WHAT: and nothing is left of the try.
refused_as_damaged() {
  expect "code for $1" "$(restore_code)" 65
  expect "folders after $1" "$(find "$SCRATCH" -maxdepth 1 -name 'again*' | wc -l)" 0
}

test_refuses_a_backup_that_was_cut_anywhere() {
  local size part
  fill_data
  back_up
  size=$(wc -c <"$SCRATCH/file")
  cp "$SCRATCH/file" "$SCRATCH/whole"

  for part in 0 1 $((size / 3)) $((size / 2)) $((size - 1)); do
    head -c "$part" "$SCRATCH/whole" >"$SCRATCH/file"
    refused_as_damaged "$part of $size bytes"
  done
}

# repack COMMAND...: what somebody would do who edits a backup.
repack() {
  mkdir "$SCRATCH/open"
  tar -xzf "$SCRATCH/file" -C "$SCRATCH/open"
  (cd "$SCRATCH/open" && "$@")
  tar -czf "$SCRATCH/file" -C "$SCRATCH/open" countersign-backup gateway counter ports
}

test_refuses_a_file_that_was_changed() {
  fill_data
  back_up
  repack sh -c 'echo other >gateway/keys/keystore.p12'

  refused_as_damaged 'a changed file'
}

test_refuses_a_file_that_was_taken_out() {
  fill_data
  back_up
  repack rm gateway/postgres/data/empty

  refused_as_damaged 'a missing file'
}

test_refuses_a_file_that_was_put_in() {
  fill_data
  back_up
  repack touch gateway/extra

  refused_as_damaged 'an added file'
}

test_refuses_a_link_that_was_put_in() {
  fill_data
  back_up
  repack ln -s /etc gateway/extra

  refused_as_damaged 'a link'
}

test_refuses_a_list_that_was_changed() {
  fill_data
  back_up
  repack sed -i 's/^ledger-tip none$/ledger-tip 7 ab/' countersign-backup

  refused_as_damaged 'a changed list'
}

test_refuses_what_is_no_backup() {
  fill_data
  tar -czf "$SCRATCH/file" -C "$DATA" gateway

  refused_as_damaged 'another archive'
}

test_a_backup_that_is_killed_leaves_no_file_of_that_name() {
  fill_data
  mkdir "$SCRATCH/bin"
  printf '#!/bin/sh\nhead -c 300\nkill -KILL 0\n' >"$SCRATCH/bin/gzip"
  chmod +x "$SCRATCH/bin/gzip"

  (PATH=$SCRATCH/bin:$PATH setsid -w "$REAL_ROOT/countersign" backup --data "$DATA" --to "$SCRATCH/file" >/dev/null 2>&1) || true
  if [ -e "$SCRATCH/file" ]; then echo 'half a backup under its final name' && exit 1; fi
  expect 'the next one' "$(back_up && restore_code)" 0
}

# In this shell, with the stack's own functions replaced by words.
load_commands() {
  ROOT=$REAL_ROOT
  fill_data
  load say jdk build probe ports process postgres options stack archive "commands/$1"
  need_jdk() { :; }
  ensure_built() { :; }
  stack_runs_any() { [ -e "$SCRATCH/runs" ]; }
  stop_stack() { rm "$SCRATCH/runs" && echo stopped >>"$SCRATCH/story"; }
  start_ledger() { :; }
  start_missing() { echo started >>"$SCRATCH/story"; }
}

test_what_ran_is_stopped_copied_and_started_again() {
  load_commands backup
  : >"$SCRATCH/runs"
  write_archive() { echo copied >>"$SCRATCH/story"; }

  (run --data "$DATA" --to "$SCRATCH/file") >/dev/null 2>&1
  expect story "$(tr '\n' ' ' <"$SCRATCH/story")" 'stopped copied started '
}

test_the_ledger_is_asked_before_its_files_are_listed() {
  load_commands backup
  : >"$SCRATCH/runs"
  mkdir -p "$DATA/ledger/ledger"
  # As RocksDB does whenever it is opened.
  ledger_tip() { touch "$DATA/ledger/ledger/made-by-opening" && printf '7 ab\n'; }

  (run --data "$DATA" --to "$SCRATCH/file") >/dev/null 2>&1
  expect_words members "$(tar -tzf "$SCRATCH/file")" ledger/ledger/made-by-opening
  expect_words tip "$(tar -xOzf "$SCRATCH/file" countersign-backup)" 'ledger-tip 7 ab'
}

test_what_ran_is_started_again_after_a_failure() {
  local code=0
  load_commands backup
  : >"$SCRATCH/runs"
  write_archive() { return 1; }

  (run --data "$DATA" --to "$SCRATCH/file") >/dev/null 2>&1 || code=$?
  expect code "$code" 1
  expect story "$(tr '\n' ' ' <"$SCRATCH/story")" 'stopped started '
  expect 'drafts that stayed' "$(find "$SCRATCH" -name '*.part' | wc -l)" 0
}

# gateway_beside TIP ANSWER: the exit code of restoring a gateway whose backup knew TIP beside a ledger that answers ANSWER for that block.
gateway_beside() {
  local answer=$2 code=0
  load_commands restore
  mkdir -p "$DATA/ledger/ledger"
  ledger_tip() { [ -n "$answer" ] && printf '%s\n' "$answer" || return 3; }
  mv "$DATA/gateway" "$SCRATCH/away"
  open_archive() { cp -r "$SCRATCH/away" "$2/gateway" && printf 'ledger-tip %s\n' "$TIP" >"$2/countersign-backup"; }
  TIP=$1
  (run --from /dev/null --data "$DATA" --only gateway) >"$SCRATCH/words" 2>&1 || code=$?
  printf '%s %s' "$code" "$([ -e "$DATA/gateway" ] && echo there || echo absent)"
}

test_a_gateway_goes_beside_a_ledger_that_went_on() {
  expect 'code and gateway' "$(gateway_beside '7 ab' '7 ab')" '0 there'
}

test_a_gateway_that_knew_more_than_the_ledger_is_refused() {
  expect 'code and gateway' "$(gateway_beside '7 ab' '')" '78 absent'
  expect_words reason "$(cat "$SCRATCH/words")" 'ends before block 7'
}

test_a_gateway_of_another_ledger_is_refused() {
  expect 'code and gateway' "$(gateway_beside '7 ab' '7 cd')" '78 absent'
}

test_a_gateway_that_had_no_embedded_ledger_is_refused_beside_one() {
  expect 'code and gateway' "$(gateway_beside none '7 ab')" '78 absent'
}

test_a_gateway_is_never_put_over_another() {
  local code=0
  fill_data
  back_up
  countersign restore --from "$SCRATCH/file" --data "$DATA" --only gateway >/dev/null 2>&1 || code=$?

  expect code "$code" 73
}
