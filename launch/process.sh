# shellcheck shell=bash
# Background processes of a data folder. Each is remembered in DATA/run/NAME.pid as: pid, start time, boot. All three must still fit
# before anything is signalled: a recycled pid is somebody else's process and is left alone.

# When the process started, in the system's own words; fails when it is gone or is only waiting to be reaped.
started_at() {
  local stat
  if [ -d /proc/self ]; then
    stat=$(cat "/proc/$1/stat" 2>/dev/null) || return 1
    # The name in parentheses may hold blanks, so fields are counted from behind it: state is the first, start time the twentieth.
    stat=${stat##*) }
    # shellcheck disable=SC2086 # split into fields on purpose
    set -- $stat
    [ "$1" != Z ] && [ "$1" != X ] && printf '%s' "${20}"
  else
    stat=$(ps -o lstart= -p "$1" 2>/dev/null) && printf '%s' "${stat// /_}"
  fi
}

boot_id() { cat /proc/sys/kernel/random/boot_id 2>/dev/null || printf 'unknown'; }

pid_file() { printf '%s/run/%s.pid' "$DATA" "$1"; }

# pid_of NAME: prints the pid of the process that we started and that still runs; fails otherwise.
pid_of() {
  local pid started boot
  read -r pid started boot 2>/dev/null <"$(pid_file "$1")" || return 1
  [ -n "$pid" ] && [ "$boot" = "$(boot_id)" ] && [ "$(started_at "$pid")" = "$started" ] && printf '%s' "$pid"
}

is_running() { pid_of "$1" >/dev/null 2>&1; }

# launch NAME COMMAND...: in a session of its own, so that closing the terminal or Ctrl-C does not reach it, and with no lock inherited.
launch() {
  local name=$1 pid started
  shift
  rotate_log "$DATA/logs/$name.log"
  if command -v setsid >/dev/null 2>&1; then
    setsid nohup "$@" </dev/null >>"$DATA/logs/$name.log" 2>&1 8<&- 9<&- &
  else
    nohup "$@" </dev/null >>"$DATA/logs/$name.log" 2>&1 8<&- 9<&- &
  fi
  pid=$!
  started=$(started_at "$pid") || started=gone
  printf '%s %s %s\n' "$pid" "$started" "$(boot_id)" >"$(pid_file "$name").new"
  mv -f "$(pid_file "$name").new" "$(pid_file "$name")"
}

# Keeps the last log beside the present one, and never lets them grow without end.
rotate_log() {
  if [ -f "$1" ] && [ "$(wc -c <"$1")" -gt 5000000 ]; then mv -f "$1" "$1.1"; fi
  printf '=== started %s\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" >>"$1"
}

# stop NAME SECONDS: asks first, and forces only after the time given. True when it is gone, also when it never ran.
stop() {
  local name=$1 patience=$2 pid
  if pid=$(pid_of "$name"); then
    kill -TERM "$pid" 2>/dev/null || true
    if ! wait_gone "$name" "$patience"; then
      progress "The $name did not stop within $patience s and is stopped by force."
      # Checked again: the pid may have ended and been given away in the meantime.
      if pid=$(pid_of "$name"); then kill -KILL "$pid" 2>/dev/null || true; fi
      wait_gone "$name" 5 || return 1
    fi
  fi
  rm -f "$(pid_file "$name")"
}

wait_gone() {
  local tenths
  for ((tenths = 0; tenths < $2 * 10; tenths++)); do
    is_running "$1" || return 0
    sleep 0.1
  done
  ! is_running "$1"
}

# Resident megabytes of a process.
resident_mb() { awk '/^VmRSS:/ { print int(($2 + 1023) / 1024) }' "/proc/$1/status" 2>/dev/null || true; }

# When the process started, in seconds since 1970.
born_at() {
  local started ticks boot
  started=$(started_at "$1") || return 1
  ticks=$(getconf CLK_TCK 2>/dev/null || printf 100)
  boot=$(sed -n 's/^btime //p' /proc/stat 2>/dev/null) || return 1
  printf '%s' $((boot + started / ticks))
}

age_seconds() {
  local born
  born=$(born_at "$1") && printf '%s' $(($(date +%s) - born))
}

last_reason() { grep -v '^=== started' "$DATA/logs/$1.log" 2>/dev/null | grep -v '^[[:space:]]*at ' | tail -n 8 | sed 's/^/    /'; }
