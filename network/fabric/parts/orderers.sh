# shellcheck shell=bash
# Ordering nodes: how one is started and joins the channel.

start_orderer() {
  local member identity base
  member=$(member_of "$1")
  identity=$(node_identity "$1")
  base=$DATA/nodes/$1
  mkdir -p "$base"
  local -a cleared
  mapfile -t cleared < <(without_settings)
  launch "$1" env "${cleared[@]}" FABRIC_CFG_PATH="$FABRIC/config" \
    FABRIC_LOGGING_SPEC="${COUNTERSIGN_FABRIC_LOGGING:-info:comm.grpc.server,grpc=warning}" \
    ORDERER_GENERAL_LISTENADDRESS=127.0.0.1 ORDERER_GENERAL_LISTENPORT="$(node_port "$1" clients)" \
    ORDERER_GENERAL_LOCALMSPID="$(ordering_msp_of "$member")" ORDERER_GENERAL_LOCALMSPDIR="$identity/msp" \
    ORDERER_GENERAL_TLS_CERTIFICATE="$identity/tls/server.crt" ORDERER_GENERAL_TLS_PRIVATEKEY="$identity/tls/server.key" \
    ORDERER_GENERAL_TLS_ROOTCAS="[$identity/tls/ca.crt]" \
    ORDERER_FILELEDGER_LOCATION="$base/ledger" ORDERER_CONSENSUS_WALDIR="$base/wal" ORDERER_CONSENSUS_SNAPDIR="$base/snapshots" \
    ORDERER_ADMIN_LISTENADDRESS="127.0.0.1:$(node_port "$1" admin)" \
    ORDERER_ADMIN_TLS_CERTIFICATE="$identity/tls/server.crt" ORDERER_ADMIN_TLS_PRIVATEKEY="$identity/tls/server.key" \
    ORDERER_ADMIN_TLS_CLIENTROOTCAS="[$identity/tls/ca.crt]" \
    ORDERER_OPERATIONS_LISTENADDRESS="127.0.0.1:$(node_port "$1" operations)" \
    ORDERER_OPERATIONS_TLS_CERTIFICATE="$identity/tls/server.crt" ORDERER_OPERATIONS_TLS_PRIVATEKEY="$identity/tls/server.key" \
    ORDERER_OPERATIONS_TLS_CLIENTROOTCAS="[$identity/tls/ca.crt]" \
    orderer
}

# DataBureauMSP has peers and people, DataBureauOrderingMSP its ordering node.
ordering_msp_of() {
  local msp
  msp=$(msp_of "$1")
  printf '%sOrderingMSP' "${msp%MSP}"
}

# osnadmin_at NODE WORDS...: as the node's administrator.
osnadmin_at() {
  local admin
  admin=$(node_admin "$1")
  osnadmin channel "${@:2}" --orderer-address "$(node_address "$1" admin)" --ca-file "$(node_tls_authority "$1")" \
    --client-cert "$admin/tls/client.crt" --client-key "$admin/tls/client.key"
}

has_channel() { osnadmin_at "$1" list --channelID "$CHANNEL" 2>/dev/null | grep '"status": *"active"' >/dev/null; }

join_orderer() {
  if has_channel "$1"; then return 0; fi
  quietly channel osnadmin_at "$1" join --channelID "$CHANNEL" --config-block "$DATA/channel/genesis.block" && has_channel "$1" ||
    fail "$EXIT_FAILED" "$1 could not join the channel; $DATA/logs/channel.log has osnadmin's words."
}
