# shellcheck shell=bash
# bench: one measurement by the acceptance program.

usage() {
  cat <<'USAGE'
Usage: ./countersign bench NAME [options of that measurement]

Measures ratios side by side in one run on this machine and prints one line of JSON. Without a NAME it lists the measurements.

  ledger [--ledger embedded|fabric]   in a network of its own, which is removed afterwards
  issue [--ledger embedded|fabric]    so too; the others take no network or start their own

Example: ./countersign bench check
Exit codes: 0 measured, 1 failed, 64 wrong usage or unknown NAME, 69 something that is needed is missing.
USAGE
}

run() {
  if [ "${1:-}" = ledger ]; then
    shift
    bench_ledger "$@"
    return
  fi
  if [ "${1:-}" = issue ]; then
    shift
    bench_issue "$@"
    return
  fi
  ensure_built dev-ledger chaincode gateway-service verifier-counter acceptance
  exec "$JAVA_HOME/bin/java" -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    -jar "$(app_jar acceptance)" bench "$@"
}

# Chooses a fresh network in a temporary folder by --ledger; what else was said stays in BENCH_OPTIONS.
fresh_network() {
  local ledger=embedded
  BENCH_OPTIONS=()
  while [ $# -gt 0 ]; do
    case $1 in
      --ledger) ledger=$(value_of --ledger "$@") && shift ;;
      *) BENCH_OPTIONS+=("$1") ;;
    esac
    shift
  done
  use_data "$(mktemp -d "${TMPDIR:-/tmp}/countersign.XXXXXX")"
  choose_ledger "$ledger"
  VISIT_REMOVES=yes
}

# Wallets and the whole protocol, at a gateway of their own.
bench_issue() {
  fresh_network "$@"
  # shellcheck disable=SC2046 # words
  ensure_built $(stack_apps) acceptance
  with_stack_for_visit '' wallets_at_gateway
}

wallets_at_gateway() {
  "$JAVA_HOME/bin/java" -XX:+UseSerialGC -Xmx512m --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    -jar "$(app_jar acceptance)" bench issue --data "$DATA" "${BENCH_OPTIONS[@]}"
}

# The whole path and a chaincode that only writes, on one fresh network.
bench_ledger() {
  local bare_port
  fresh_network "$@"
  # shellcheck disable=SC2046 # words
  ensure_built $(stack_apps) test-chaincode acceptance
  bare_port=$(free_port)
  LEDGER_OPTIONS=(--chaincode "bare:1.0:bare_1.0:0:127.0.0.1:$bare_port")
  with_stack_for_visit '' beside_bare_chaincode "$bare_port" "${BENCH_OPTIONS[@]}"
}

# beside_bare_chaincode PORT OPTIONS...
beside_bare_chaincode() {
  local port=$1 id=bare_1.0:0 tries code=0
  local -a tls options
  shift
  trap end_bench EXIT
  if is_fabric; then
    mapfile -t options < <(chaincode_tls_options)
    id=$(network_fabric deploy "${options[@]}" --name bare --version 1.0 --address "127.0.0.1:$port") ||
      fail "$EXIT_FAILED" "The bare chaincode could not be put on the channel; the reason is above."
  fi
  mapfile -t tls < <(chaincode_tls_settings)
  launch bare env "${tls[@]}" "CHAINCODE_SERVER_ADDRESS=127.0.0.1:$port" "CORE_CHAINCODE_ID_NAME=$id" \
    "$JAVA_HOME/bin/java" "${JVM_FLAGS[@]}" -Xmx160m -jar "$(app_jar test-chaincode)"
  for tries in {1..300}; do
    if tcp_answers "$port"; then break; fi
    is_running bare || fail "$EXIT_FAILED" "The bare chaincode ended while starting; its log is $DATA/logs/bare.log."
    sleep 0.2
  done
  "$JAVA_HOME/bin/java" "${JVM_FLAGS[@]}" -Xmx512m -jar "$(app_jar acceptance)" bench ledger --data "$DATA" "$@" || code=$?
  return "$code"
}

end_bench() {
  local code=$?
  trap - EXIT
  stop bare 10 || true
  set +e
  (exit "$code")
  end_visit
}
