# shellcheck shell=bash
# Which ledger a data folder has: the embedded one (DATA/ledger), or a real Fabric network (DATA/fabric). It is chosen at the first start and
# stays, because the gateway's projection follows one chain.

# ledger_kind: embedded or fabric; embedded as long as nothing was chosen.
ledger_kind() {
  if [ -n "${LEDGER:-}" ]; then printf '%s' "$LEDGER"; elif [ -f "$DATA/fabric/members" ]; then printf 'fabric'; else printf 'embedded'; fi
}

is_fabric() { [ "$(ledger_kind)" = fabric ]; }

# choose_ledger KIND: empty for what the folder has. Sets LEDGER. A folder that has the other kind is not touched.
choose_ledger() {
  LEDGER=
  case $1 in
    '') ;;
    embedded | fabric)
      if [ -d "$DATA/ledger" ] || [ -f "$DATA/fabric/members" ]; then
        [ "$(ledger_kind)" = "$1" ] ||
          fail "$EXIT_USAGE" "The data folder $DATA has the ledger \"$(ledger_kind)\" and keeps it; for \"$1\" give another folder with --data."
      fi
      ;;
    *) fail "$EXIT_USAGE" "--ledger takes embedded or fabric, not \"$1\"." ;;
  esac
  LEDGER=$1
  LEDGER=$(ledger_kind)
}

# The programs of ours that must be built, and that run from the data folder.
stack_programs() {
  if is_fabric; then printf 'chaincode gateway counter wallet'; else printf 'ledger chaincode gateway counter wallet'; fi
}

stack_apps() {
  if is_fabric; then printf 'chaincode gateway-service verifier-counter wallet-app'; else printf 'dev-ledger chaincode gateway-service verifier-counter wallet-app'; fi
}

ledger_organizations() { if is_fabric; then printf '%s/fabric/organizations' "$DATA"; else printf '%s/ledger/organizations' "$DATA"; fi; }

# network_fabric COMMAND OPTIONS...: with the network of this data folder.
network_fabric() { "$ROOT/network/fabric/$1" "${@:2}" --data "$DATA/fabric" 8<&-; }

# Where the chaincode's TLS certificate is, if a network has one.
chaincode_tls() { printf '%s/fabric/organizations/peerOrganizations/data-bureau.countersign.test/chaincode/tls' "$DATA"; }

# What a chaincode needs in its environment for TLS, and what `network/fabric/deploy` needs to be told of it; a line each, none where peers come plain.
chaincode_tls_settings() {
  if ! is_fabric || [ ! -f "$(chaincode_tls)/ca.crt" ]; then return 0; fi
  printf '%s\n' "CHAINCODE_TLS_CERT=$(chaincode_tls)/server.crt" "CHAINCODE_TLS_KEY=$(chaincode_tls)/server.key"
}
chaincode_tls_options() {
  if [ -f "$(chaincode_tls)/ca.crt" ]; then printf '%s\n' --tls-authority "$(chaincode_tls)/ca.crt"; fi
}

# The names of the nodes and the port of the gateway's peer, as network/fabric has them.
fabric_nodes() { (in_fabric && nodes); }

fabric_endpoint_port() { (in_fabric && node_port data-bureau-peer clients); }

# For a subshell only: from here on DATA is the network's folder.
in_fabric() {
  DATA=$DATA/fabric
  [ -f "$DATA/members" ] && [ -f "$DATA/network" ] || return 1
  # shellcheck source=/dev/null
  . "$ROOT/network/fabric/parts/nodes.sh"
}

fabric_node_pid() { (DATA=$DATA/fabric && pid_of "$1"); }

fabric_runs_any() {
  local node
  for node in $(fabric_nodes); do if fabric_node_pid "$node" >/dev/null; then return 0; fi; done
  return 1
}

fabric_is_healthy() {
  local node
  [ -f "$DATA/fabric/channel/genesis.block" ] || return 1
  for node in $(fabric_nodes); do fabric_node_pid "$node" >/dev/null || return 1; done
  tcp_answers "$(fabric_endpoint_port)"
}

start_fabric() {
  network_fabric up >>"$DATA/logs/fabric.log" ||
    fail "$EXIT_FAILED" "The Fabric network did not come up; the reason is above and the logs are in $DATA/fabric/logs."
}

# The definition on the channel names the digest of the program's bytes; other bytes are another version, which the organisations approve anew.
deploy_to_fabric() {
  local digest
  digest=$(digest_of "$(installed_jar chaincode)")
  local -a tls
  mapfile -t tls < <(chaincode_tls_options)
  network_fabric deploy --replace "${tls[@]}" --name countersign --version "$(project_version).${digest:0:8}" \
    --address "127.0.0.1:$(port_of chaincode)" --code "$(installed_jar chaincode)" >"$DATA/run/package-id.new" ||
    fail "$EXIT_FAILED" "The chaincode could not be put on the channel; the reason is above."
  mv -f "$DATA/run/package-id.new" "$DATA/run/package-id"
}
