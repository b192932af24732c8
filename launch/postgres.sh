# shellcheck shell=bash
# The embedded PostgreSQL belongs to the gateway, which starts it, stops it, and takes over one that a killed gateway left behind. This
# part shows it in `status`, and lets `down` stop it when no gateway is there to do so.

# The lock file that PostgreSQL keeps in its data folder: pid, folder, start time, port, socket folder, address, memory key, state.
postmaster_file() { find "$DATA/gateway/postgres" -maxdepth 3 -name postmaster.pid -type f 2>/dev/null | head -n 1; }

# Prints the pid of the PostgreSQL that works in this data folder; a process that merely has the same number is not taken for it.
postgres_pid() {
  local file pid
  file=$(postmaster_file)
  [ -n "$file" ] || return 1
  pid=$(head -n 1 "$file" 2>/dev/null) || return 1
  case $pid in '' | *[!0-9]*) return 1 ;; esac
  started_at "$pid" >/dev/null || return 1
  [ "$(readlink -f -- "/proc/$pid/cwd" 2>/dev/null)" = "$(readlink -f -- "$(dirname -- "$file")")" ] && printf '%s' "$pid"
}

postgres_ready() { [ "$(sed -n '8s/[[:space:]]*$//p' "$(postmaster_file)" 2>/dev/null)" = ready ]; }

# Memory that only this PostgreSQL uses: shared pages are counted once, by their share.
postgres_mb() {
  local pid=$1 child total=0 part
  for child in "$pid" $(cat "/proc/$pid/task/$pid/children" 2>/dev/null); do
    part=$(awk '/^Pss:/ { print $2 }' "/proc/$child/smaps_rollup" 2>/dev/null) || part=
    total=$((total + ${part:-0}))
  done
  printf '%s' $(((total + 1023) / 1024))
}

# Call only while the gateway does not run.
clean_up_postgres() {
  local file pid tenths
  file=$(postmaster_file)
  [ -n "$file" ] || return 0
  if pid=$(postgres_pid); then
    progress "Stopping the PostgreSQL that a killed gateway left behind."
    kill -INT "$pid" 2>/dev/null || true
    for ((tenths = 0; tenths < 150; tenths++)); do
      postgres_pid >/dev/null || break
      sleep 0.1
    done
    # QUIT leaves the disk to crash recovery, which is safe; KILL could leave children with the folder open.
    if pid=$(postgres_pid); then
      kill -QUIT "$pid" 2>/dev/null || true
      sleep 2
    fi
  fi
  if ! postgres_pid >/dev/null; then rm -f "$file"; fi
}
