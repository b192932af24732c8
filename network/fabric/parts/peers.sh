# shellcheck shell=bash
# Peers: how one is started, and how the administrator of one calls the program `peer`.

start_peer() {
  local member identity address base
  member=$(member_of "$1")
  identity=$(node_identity "$1")
  base=$DATA/nodes/$1
  address=$(node_address "$1")
  mkdir -p "$base"
  local -a cleared
  mapfile -t cleared < <(without_settings)
  launch "$1" env "${cleared[@]}" FABRIC_CFG_PATH="$FABRIC/config" \
    FABRIC_LOGGING_SPEC="${COUNTERSIGN_FABRIC_LOGGING:-info:comm.grpc.server,grpc=warning}" \
    CORE_PEER_ID="$1" CORE_PEER_LOCALMSPID="$(msp_of "$member")" CORE_PEER_MSPCONFIGPATH="$identity/msp" \
    CORE_PEER_FILESYSTEMPATH="$base" CORE_LEDGER_SNAPSHOTS_ROOTDIR="$base/snapshots" \
    CORE_PEER_ADDRESS="$address" CORE_PEER_LISTENADDRESS="$address" \
    CORE_PEER_CHAINCODELISTENADDRESS="127.0.0.1:$(node_port "$1" chaincode)" \
    CORE_PEER_GOSSIP_ENDPOINT="$address" CORE_PEER_GOSSIP_EXTERNALENDPOINT="$address" CORE_PEER_GOSSIP_BOOTSTRAP="$address" \
    CORE_PEER_TLS_CERT_FILE="$identity/tls/server.crt" CORE_PEER_TLS_KEY_FILE="$identity/tls/server.key" \
    CORE_PEER_TLS_ROOTCERT_FILE="$identity/tls/ca.crt" \
    CORE_OPERATIONS_LISTENADDRESS="127.0.0.1:$(node_port "$1" operations)" \
    CORE_OPERATIONS_TLS_CERT_FILE="$identity/tls/server.crt" CORE_OPERATIONS_TLS_KEY_FILE="$identity/tls/server.key" \
    CORE_OPERATIONS_TLS_CLIENTROOTCAS_FILES="$identity/tls/ca.crt" \
    CORE_CHAINCODE_EXTERNALBUILDERS="[{name: countersign, path: $FABRIC/builder}]" \
    peer node start
}

# as_admin PEER ARGUMENTS...: the program `peer`, called by the administrator of the organisation that runs PEER.
as_admin() {
  local member
  local -a cleared
  member=$(member_of "$1")
  mapfile -t cleared < <(without_settings)
  env "${cleared[@]}" FABRIC_CFG_PATH="$FABRIC/config" FABRIC_LOGGING_SPEC=warning \
    CORE_PEER_LOCALMSPID="$(msp_of "$member")" CORE_PEER_MSPCONFIGPATH="$(node_admin "$1")/msp" CORE_PEER_ADDRESS="$(node_address "$1")" \
    CORE_PEER_TLS_ENABLED=true CORE_PEER_TLS_ROOTCERT_FILE="$(node_tls_authority "$1")" peer "${@:2}"
}

# An ordering node that answers, as the options that `peer` takes.
ordering_options() {
  local node
  for node in $(orderers); do
    if is_healthy_node "$node"; then
      printf '%s\n' --orderer "$(node_address "$node")" --tls --cafile "$(node_tls_authority "$node")"
      return 0
    fi
  done
  fail "$EXIT_NOT_RUNNING" "No ordering node answers; network/fabric/up --data \"$DATA\" starts what does not run."
}

join_peer() {
  if as_admin "$1" channel list 2>/dev/null | grep -x "$CHANNEL" >/dev/null; then return 0; fi
  quietly channel as_admin "$1" channel join -b "$DATA/channel/genesis.block" ||
    fail "$EXIT_FAILED" "$1 could not join the channel; its words are above."
}
