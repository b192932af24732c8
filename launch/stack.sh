# shellcheck shell=bash
# What runs of a Countersign: what each program needs, in which order they start and stop, and when they are ready. The ledger is one program
# of ours or, by launch/ledger.sh, the nodes of a Fabric network.

readonly STACK='ledger chaincode gateway'

# The servers of the screens run as well: the counter's and the wallet page's. A command that only visits (visit.sh) has no use for them.
WITH_SCREENS=yes

stack_parts() { printf '%s%s' "$STACK" "${WITH_SCREENS:+ counter wallet}"; }

# Small heaps: everything together, PostgreSQL included, stays under 2 GiB. One collector thread, because a machine may have two cores only.
readonly JVM_FLAGS=(-XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError -Xss512k --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Dfile.encoding=UTF-8)
# For what runs a few seconds only: the optimising compiler would cost more than it gives.
readonly SHORT_JVM_FLAGS=("${JVM_FLAGS[@]}" -XX:TieredStopAtLevel=1)

program_of() {
  case $1 in ledger) printf 'dev-ledger' ;; chaincode) printf 'chaincode' ;; gateway) printf 'gateway-service' ;; counter) printf 'verifier-counter' ;; wallet) printf 'wallet-app' ;; esac
}

# Seconds that a program may take before `up` gives up on it.
readonly READY_SECONDS=180
# The gateway finishes what it has accepted and then waits up to 30 s for its PostgreSQL.
readonly STOP_SECONDS=45

# What a command adds for the embedded ledger, such as a second chaincode.
LEDGER_OPTIONS=()

installed_jar() { printf '%s/app/%s.jar' "$DATA" "$1"; }

digest_of() { sha256sum -- "$1" | cut -d ' ' -f 1; }

# The package id names the exact bytes of the chaincode: that of real peers includes their digest, and the embedded ledger's is their digest.
package_id() { if is_fabric; then cat "$DATA/run/package-id"; else printf 'countersign_1.0:%s' "$(digest_of "$(installed_jar chaincode)")"; fi; }

# True when the programs in the data folder are the ones that were built last.
has_current_build() {
  local name
  for name in $(stack_programs); do
    cmp -s "$(app_jar "$(program_of "$name")")" "$(installed_jar "$name")" || return 1
  done
}

# The programs run from copies in the data folder, so that a build or `mvn clean` never pulls a jar from under them.
install_build() {
  local name
  for name in $(stack_programs); do
    cp -f "$(app_jar "$(program_of "$name")")" "$(installed_jar "$name").new"
    mv -f "$(installed_jar "$name").new" "$(installed_jar "$name")"
  done
}

start_ledger() {
  if is_fabric; then
    start_fabric
    return
  fi
  rm -f "$DATA/ledger/ready"
  launch ledger "$JAVA_HOME/bin/java" "${JVM_FLAGS[@]}" -Xmx192m -jar "$(installed_jar ledger)" serve \
    --data "$DATA/ledger" --port "$(port_of ledger)" \
    --chaincode "countersign:1.0:$(package_id):127.0.0.1:$(port_of chaincode)" "${LEDGER_OPTIONS[@]}"
}

start_chaincode() {
  local -a tls
  mapfile -t tls < <(chaincode_tls_settings)
  launch chaincode env "${tls[@]}" "CHAINCODE_SERVER_ADDRESS=127.0.0.1:$(port_of chaincode)" "CORE_CHAINCODE_ID_NAME=$(package_id)" \
    "$JAVA_HOME/bin/java" "${JVM_FLAGS[@]}" -Xmx160m -jar "$(installed_jar chaincode)"
}

# gateway_default KEY VALUE: the value as a flag, unless the folder's own settings name the key.
gateway_default() { grep -qs "^${1//./\\.}" "$DATA/gateway/settings.properties" || printf -- '--%s=%s\n' "$1" "$2"; }

start_gateway() {
  local -a tls=() https=("--server.address=127.0.0.1") wallet
  mapfile -t wallet < <(
    gateway_default countersign.browser-wallets.origins "$(wallet_url)"
    gateway_default countersign.wallet-url "$(wallet_url)/"
  )
  if is_tls; then
    make_certificates "$(tls_host)"
    read_https_flags
    https=("${HTTPS_FLAGS[@]}" "--countersign.public-url=$(public_url)")
  fi
  if is_fabric; then
    tls=("--countersign.ledger.tls-certificate=$(ledger_organizations)/peerOrganizations/data-bureau.countersign.test/peers/peer0.data-bureau.countersign.test/tls/ca.crt")
  fi
  launch_with_https gateway "$JAVA_HOME/bin/java" "${JVM_FLAGS[@]}" -Xmx384m -jar "$(installed_jar gateway)" \
    "${https[@]}" "--server.port=$(port_of gateway)" "--countersign.data=$DATA/gateway" "${wallet[@]}" \
    "--countersign.ledger.endpoint=127.0.0.1:$(port_of ledger)" --countersign.ledger.channel=countersign \
    --countersign.ledger.chaincode=countersign "--countersign.ledger.organizations=$(ledger_organizations)" "${tls[@]}" "$(own_settings gateway)"
}

start_counter() {
  local -a https=()
  if is_tls; then
    read_https_flags
    https=("${HTTPS_FLAGS[@]}")
  fi
  launch_with_https counter "$JAVA_HOME/bin/java" "${JVM_FLAGS[@]}" -Xmx192m -jar "$(installed_jar counter)" serve \
    --data "$DATA" --port "$(port_of counter)" --public-url "$(counter_url)" "--countersign.counter.wallet-url=$(wallet_url)" "${https[@]}" "$(own_settings counter)"
}

# A small program with a small heap: it serves files, and remembers short codes for a minute.
start_wallet() {
  local -a https=()
  if is_tls; then
    read_https_flags
    https=("${HTTPS_FLAGS[@]}" "--countersign.wallet.gateway-authority=$DATA/tls/ca.crt")
  fi
  launch_with_https wallet "$JAVA_HOME/bin/java" "${JVM_FLAGS[@]}" -XX:TieredStopAtLevel=1 -Xmx96m -jar "$(installed_jar wallet)" \
    "--server.port=$(port_of wallet)" "--countersign.wallet.gateway=$(public_url)" "--countersign.wallet.gateway-clients=$DATA/gateway/clients.json" \
    "${https[@]}" "$(own_settings wallet)"
}

# Settings of whoever runs this, kept in the data folder; what is on the command line is the folder's own and wins.
own_settings() { printf -- '--spring.config.additional-location=optional:file:%s/%s/settings.properties' "$DATA" "$1"; }

is_healthy() {
  case $1 in
    ledger) if is_fabric; then fabric_is_healthy; else embedded_ledger_is_healthy; fi ;;
    chaincode) is_running chaincode && tcp_answers "$(port_of chaincode)" ;;
    gateway) is_running gateway && server_ok gateway /actuator/health/readiness ;;
    counter) is_running counter && server_ok counter /actuator/health ;;
    wallet) is_running wallet && server_ok wallet /actuator/health ;;
  esac
}

# server_ok NAME PATH: true when it answers 200, in the way it is served.
server_ok() { if is_tls; then https_ok "$(port_of "$1")" "$2"; else http_ok "$(port_of "$1")" "$2"; fi; }

embedded_ledger_is_healthy() {
  is_running ledger && grep -qs "\"pid\" *: *$(pid_of ledger)\b" "$DATA/ledger/ready" && tcp_answers "$(port_of ledger)"
}

# Whether the ledger runs at all, healthy or not.
ledger_runs() { if is_fabric; then fabric_runs_any; else is_running ledger; fi; }

# Whether the program itself still answers, whatever it waits for: a gateway without a ledger is alive, and not ready.
is_alive() {
  case $1 in
    gateway) is_running gateway && server_ok gateway /actuator/health/liveness ;;
    *) is_healthy "$1" ;;
  esac
}

# wait_ready NAME: says when it is ready; ends with the last words of its log when it dies or takes too long.
wait_ready() {
  local name=$1 began=$SECONDS told=$SECONDS
  until is_healthy "$name"; do
    if ! is_running "$name"; then
      last_reason "$name" >&2
      fail "$EXIT_FAILED" "The $name ended while starting; its last words are above and its log is $DATA/logs/$name.log."
    fi
    if [ $((SECONDS - began)) -ge "$READY_SECONDS" ]; then
      last_reason "$name" >&2
      fail "$EXIT_FAILED" "The $name was not ready after $READY_SECONDS s; its last words are above and its log is $DATA/logs/$name.log."
    fi
    if [ $((SECONDS - told)) -ge 10 ]; then
      progress "  … still waiting for the $name ($((SECONDS - began)) s)"
      told=$SECONDS
    fi
    sleep 0.2
  done
  progress "  $name is ready"
}

# Stops what does not answer any more, so that it is started afresh. One that is younger than a start may take is still on its way.
drop_dead() {
  local name=$1 pid age tenths
  for ((tenths = 0; tenths < 100; tenths++)); do
    pid=$(pid_of "$name") || return 0
    if is_alive "$name"; then return 0; fi
    age=$(age_seconds "$pid") || return 0
    if [ "$age" -lt "$READY_SECONDS" ]; then return 0; fi
    sleep 0.1
  done
  progress "The $name runs but does not answer; starting it again."
  stop "$name" "$STOP_SECONDS" ||
    fail "$EXIT_FAILED" "The $name (process $pid) cannot be stopped; end it and call this again."
}

# Starts whatever is missing. The gateway waits for the ledger, because the ledger makes the organisations that the gateway signs as; the
# chaincode waits for a Fabric network only, whose package id it must know.
start_missing() {
  if is_fabric; then
    deploy_to_fabric
    is_running chaincode || start_chaincode
    # A peer that dials a chaincode which does not listen yet fails that call.
    wait_ready chaincode
  else
    is_running ledger || start_ledger
    is_running chaincode || start_chaincode
    wait_ready ledger
  fi
  is_running gateway || start_gateway
  if [ -n "$WITH_SCREENS" ]; then
    is_running counter || start_counter
    is_running wallet || start_wallet
  fi
  if ! is_fabric; then wait_ready chaincode; fi
  wait_ready gateway
  if [ -n "$WITH_SCREENS" ]; then
    wait_ready counter
    wait_ready wallet
  fi
}

stack_is_healthy() {
  local name
  for name in $(stack_parts); do is_healthy "$name" || return 1; done
}

stack_runs_any() { ledger_runs || programs_run_any; }

programs_run_any() {
  local name
  for name in $(stack_programs); do if is_running "$name"; then return 0; fi; done
  return 1
}

# The gateway first, so that nothing is accepted that cannot reach the ledger; the ledger last.
stop_stack() {
  local failed=
  stop_programs || failed=yes
  if is_fabric && fabric_runs_any; then
    network_fabric down >>"$DATA/logs/fabric.log" || failed=yes
  fi
  [ -z "$failed" ]
}

stop_programs() {
  local name failed=
  for name in wallet counter gateway chaincode ledger; do
    if is_running "$name"; then
      if stop "$name" "$STOP_SECONDS"; then progress "  $name stopped"; else failed=yes; fi
    else
      rm -f "$(pid_file "$name")"
    fi
  done
  if ! is_running gateway; then clean_up_postgres; fi
  [ -z "$failed" ]
}

# with_stack_lock COMMAND...: one `up` or `down` at a time per data folder.
with_stack_lock() {
  if command -v flock >/dev/null 2>&1; then
    exec 8<"$DATA/run"
    flock -w 300 8 || fail "$EXIT_FAILED" "Another ./countersign is busy with $DATA; wait for it and call this again."
    "$@"
    exec 8<&-
  else
    "$@"
  fi
}

# bring_up GATEWAY_PORT LEDGER_PORT CHAINCODE_PORT COUNTER_PORT WALLET_PORT
bring_up() {
  local name
  for name in $(stack_programs); do drop_dead "$name"; done
  if ! has_current_build; then
    if stack_is_healthy; then
      progress "What runs is older than the last build; ./countersign down and up again change to it."
    else
      if programs_run_any; then
        progress "Programs were built anew; starting all of them again."
        stop_programs || fail "$EXIT_FAILED" "Something could not be stopped; ./countersign status shows it."
      fi
      install_build
    fi
  fi
  # A Fabric network chooses its ports itself, and the endpoint is one of them.
  if is_fabric && ! stack_is_healthy; then
    progress "Starting a Fabric network in $DATA/fabric"
    start_ledger
  fi
  choose_ports "$@"
  if ! stack_is_healthy; then
    progress "Starting in $DATA"
    start_missing
  fi
}

# Enrols the local desk once and fetches trust and status; after this the desk decides without a network.
enrol_desk() {
  local java=$JAVA_HOME/bin/java jar tries
  jar=$(app_jar verifier-counter)
  for tries in 1 2 3 4 5 6; do
    if "$java" "${SHORT_JVM_FLAGS[@]}" -Xmx256m -jar "$jar" --enrol --data "$DATA" >"$DATA/logs/enrol.log" 2>&1; then return 0; fi
    sleep "$tries"
  done
  return 1
}
