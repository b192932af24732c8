# shellcheck shell=bash
# up: starts everything on this machine, or what of it is missing.

usage() {
  cat <<'USAGE'
Usage: ./countersign up [--data DIR] [--ledger embedded|fabric] [--tls [--tls-name NAME] | --plain] [--port N] [--ledger-port N]
                        [--chaincode-port N] [--counter-port N] [--wallet-port N]

Starts the ledger, the chaincode, the gateway (with its own PostgreSQL), the counter's server and the wallet page on this machine's loopback
address, waits until they are ready, and enrols the local desk, so that ./countersign verify works without a network. What runs already is
left alone; what has died is started again. Data, keys and ports are kept across restarts. Builds first when something is stale.

  --data DIR            where everything is kept (default: data/ beside this script, or COUNTERSIGN_DATA)
  --ledger KIND         embedded (one process of ours) or fabric (a real network by network/fabric, from the binaries on PATH); chosen at
                        the first start of a data folder, which keeps it (default embedded)
  --tls                 serve under HTTPS at https://localhost:PORT, vouched for by an authority that is made in DIR/tls at the first start; the
                        folder stays so until --plain. The certificate is renewed by calling up again
  --tls-name NAME       as --tls, at https://NAME:PORT: a host name or IPv4 address of this machine, on all of whose addresses it then listens
  --plain               serve under HTTP on the loopback address again, as without --tls
  --port N              port of the API (default 8080 or the one used before; 0 takes any free one)
  --ledger-port N       port of the embedded ledger (default 7051; 0 takes any free one)
  --chaincode-port N    port of the chaincode (default 7052; 0 takes any free one)
  --counter-port N      port of the counter's server (default 8090; 0 takes any free one)
  --wallet-port N       port of the wallet page (default 8070; 0 takes any free one)

Settings of your own stand in settings.properties in DIR/gateway, DIR/counter and DIR/wallet and are read at each start; the chapter
"Settings" of docs/operating/running.md says which there are.

Example: ./countersign up --data /srv/countersign --port 9090
Exit codes: 0 ready, 1 something failed to get ready, 64 wrong usage, 69 something that is needed is missing.
USAGE
}

run() {
  local data ledger='' tls='' tls_name='' port='' ledger_port='' chaincode_port='' counter_port='' wallet_port=''
  data=$(default_data)
  while [ $# -gt 0 ]; do
    case $1 in
      --data) data=$(value_of --data "$@") ;;
      --ledger) ledger=$(value_of --ledger "$@") ;;
      --port) port=$(value_of --port "$@") && need_port_number --port "$port" ;;
      --ledger-port) ledger_port=$(value_of --ledger-port "$@") && need_port_number --ledger-port "$ledger_port" ;;
      --chaincode-port) chaincode_port=$(value_of --chaincode-port "$@") && need_port_number --chaincode-port "$chaincode_port" ;;
      --counter-port) counter_port=$(value_of --counter-port "$@") && need_port_number --counter-port "$counter_port" ;;
      --wallet-port) wallet_port=$(value_of --wallet-port "$@") && need_port_number --wallet-port "$wallet_port" ;;
      --tls-name) tls_name=$(value_of --tls-name "$@") && need_host_name "$tls_name" ;;
      --tls | --plain)
        [ "${tls:-$1}" = "$1" ] || fail "$EXIT_USAGE" "--tls and --plain exclude each other."
        tls=$1
        shift
        continue
        ;;
      *) unknown_option "$1" ;;
    esac
    shift 2
  done
  if [ -n "$tls_name" ] && [ "$tls" = --plain ]; then fail "$EXIT_USAGE" "--tls-name and --plain exclude each other."; fi
  if [ -n "$tls_name" ] || [ "$tls" = --tls ]; then tls=yes; elif [ -n "$tls" ]; then tls=no; fi
  use_data "$data"
  choose_ledger "$ledger"
  prepare_data
  # shellcheck disable=SC2046 # words
  ensure_built $(stack_apps)
  with_stack_lock up_locked "$tls" "$tls_name" "$port" "$ledger_port" "$chaincode_port" "$counter_port" "$wallet_port"
}

# up_locked TLS TLS_NAME PORTS...
up_locked() {
  local began=$SECONDS before=
  settle_tls "$1" "$2"
  shift 2
  if stack_is_healthy; then before=yes; fi
  bring_up "$@"
  enrol_desk ||
    fail "$EXIT_FAILED" "Everything runs, but the local desk could not be enrolled ($(tail -n 1 "$DATA/logs/enrol.log")); call ./countersign verify --enrol --data \"$DATA\" to try again."
  if [ -n "$before" ]; then say "Countersign already runs."; else say "Countersign is ready after $((SECONDS - began)) s."; fi
  where_to_go
}

where_to_go() {
  local base here=
  if [ "$DATA" != "$ROOT/data" ]; then here=" --data \"$DATA\""; fi
  base=$(public_url)
  cat <<WHERE
  wallet           $(wallet_url)/
  counter          $(counter_url), its API token in $DATA/counter/presentations/api-token
  officer          $base/office/
  citizen          $base/citizen
  API              $base/api/v1
  OpenAPI          $base/v3/api-docs (with a token)
  tokens           $base/oauth2/token, client credentials
  client secrets   $DATA/gateway/clients.json (only its owner can read it)
  ledger           $(ledger_kind), its endpoint 127.0.0.1:$(port_of ledger)
  logs             $DATA/logs
  local desk       ./countersign verify FILE$here
  stop             ./countersign down$here
WHERE
  if is_tls; then
    say "  authority        $DATA/tls/ca.crt, for tools that are pointed here; SHA-256 $(authority_fingerprint)"
  fi
}
