# shellcheck shell=bash
# Starting, recognising and stopping processes; a recycled pid is never touched.

data_folder() {
  ROOT=$REAL_ROOT
  load say jdk build probe ports process postgres options ledger tls stack
  DATA=$SCRATCH/'the data'
  mkdir -p "$DATA/run" "$DATA/logs"
}

test_recognises_and_stops_what_it_started() {
  data_folder
  launch sleeper sleep 60
  local pid
  pid=$(pid_of sleeper)

  stop sleeper 5
  if kill -0 "$pid" 2>/dev/null && started_at "$pid"; then echo 'still there' && exit 1; fi
  if [ -e "$(pid_file sleeper)" ]; then echo 'pid file left' && exit 1; fi
}

test_leaves_alone_a_process_that_only_has_the_same_pid() {
  data_folder
  sleep 60 &
  local stranger=$!
  printf '%s %s %s\n' "$stranger" 12345 "$(boot_id)" >"$(pid_file sleeper)"

  if is_running sleeper; then echo 'took a stranger for its own' && exit 1; fi
  stop sleeper 1
  kill -0 "$stranger"
  kill "$stranger"
}

test_forces_what_does_not_listen() {
  data_folder
  launch deaf bash -c 'trap "" TERM; while :; do sleep 0.2; done'
  sleep 0.3

  stop deaf 1 2>/dev/null
  if is_running deaf; then echo 'still there' && exit 1; fi
}

test_a_started_process_leads_a_session_of_its_own() {
  data_folder
  launch sleeper sleep 60
  local stat pid
  pid=$(pid_of sleeper)
  stat=$(cat "/proc/$pid/stat")
  # shellcheck disable=SC2086 # split into fields on purpose
  set -- ${stat##*) }

  expect session "$4" "$pid"
  stop sleeper 5
}

test_an_empty_or_broken_pid_file_means_not_running() {
  data_folder
  : >"$(pid_file a)"
  printf 'rubbish\n' >"$(pid_file b)"

  if is_running a || is_running b; then echo 'called running' && exit 1; fi
}

test_a_port_file_is_remembered() {
  data_folder
  printf 'gateway=28123\nledger=28124\nchaincode=28125\ncounter=28126\nwallet=28127\n' >"$DATA/ports"

  choose_ports '' '' '' '' ''
  expect ports "$(tr '\n' ' ' <"$DATA/ports")" 'gateway=28123 ledger=28124 chaincode=28125 counter=28126 wallet=28127 '
}

test_chooses_five_different_free_ports() {
  data_folder

  choose_ports 0 0 0 0 0
  expect 'different ports' "$(cut -d = -f 2 "$DATA/ports" | sort -u | wc -l)" 5
}

test_removes_a_lock_file_that_a_killed_postgresql_left() {
  data_folder
  mkdir -p "$DATA/gateway/postgres/data"
  # This test's own shell stands for the stranger that was given the old pid.
  printf '%s\n/elsewhere\n' "$$" >"$DATA/gateway/postgres/data/postmaster.pid"

  clean_up_postgres
  if [ -e "$DATA/gateway/postgres/data/postmaster.pid" ]; then echo 'lock file left' && exit 1; fi
}
