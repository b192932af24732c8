# shellcheck shell=bash
# Another organisation: its certificates, and the change of the channel's configuration, which a majority of the administrators signs.

# transport-board becomes TransportBoardMSP.
msp_from_name() { printf '%s' "$1" | awk -F - '{ for (i = 1; i <= NF; i++) printf "%s%s", toupper(substr($i, 1, 1)), substr($i, 2); printf "MSP" }'; }

organization_for_cryptogen() {
  cat <<ORGANIZATION
PeerOrgs:
  - Name: $1
    Domain: $(domain_of "$1")
    EnableNodeOUs: true
    Specs:
      - Hostname: peer0
        SANS: [localhost, 127.0.0.1]
ORGANIZATION
}

# What configtx.yaml says of each of the first three, for one that comes later.
organization_for_configtxgen() {
  local msp
  msp=$(msp_of "$1")
  cat <<ORGANIZATION
Organizations:
  - Name: $msp
    ID: $msp
    MSPDir: $(peer_organization "$1")/msp
    Policies:
      Readers: { Type: Signature, Rule: "OR('$msp.admin', '$msp.peer', '$msp.client')" }
      Writers: { Type: Signature, Rule: "OR('$msp.admin', '$msp.client')" }
      Admins: { Type: Signature, Rule: "OR('$msp.admin')" }
      Endorsement: { Type: Signature, Rule: "OR('$msp.peer')" }
    AnchorPeers: [{ Host: $(node_host "$1-peer"), Port: $(node_port "$1-peer" clients) }]
ORGANIZATION
}

take_into_channel() {
  local work=$DATA/channel/$1 msp signer left
  local -a ordering
  msp=$(msp_of "$1")
  mapfile -t ordering < <(ordering_options)
  rm -rf "$work"
  mkdir -p "$work"
  quietly channel as_admin data-bureau-peer channel fetch config "$work/block.pb" -c "$CHANNEL" "${ordering[@]}" ||
    fail "$EXIT_FAILED" "The channel's configuration could not be fetched; the reason is above."
  configtxlator proto_decode --input "$work/block.pb" --type common.Block --output "$work/block.json"
  jq '.data.data[0].payload.data.config' "$work/block.json" >"$work/old.json"
  case $(jq --arg msp "$msp" '.channel_group.groups.Application.groups | has($msp)' "$work/old.json") in
    true) return 0 ;;
    false) ;;
    *) fail "$EXIT_FAILED" "The channel's configuration in $work/block.json has no organisations." ;;
  esac

  organization_for_configtxgen "$1" >"$work/configtx.yaml"
  without_words configtxgen -configPath "$work" -printOrg "$msp" >"$work/organization.json" ||
    fail "$EXIT_FAILED" "configtxgen could not describe $msp; call it by hand with -configPath \"$work\" -printOrg $msp."
  jq --arg msp "$msp" --slurpfile organization "$work/organization.json" \
    '.channel_group.groups.Application.groups[$msp] = $organization[0]' "$work/old.json" >"$work/new.json"
  write_update "$work"
  # More than half of those who are members now, and this one is none yet.
  left=$((($(member_names | wc -l) - 1) / 2 + 1))
  for signer in $(peers); do
    if [ "$left" -eq 0 ] || [ "$signer" = "$1-peer" ]; then continue; fi
    quietly channel as_admin "$signer" channel signconfigtx -f "$work/update.pb" ||
      fail "$EXIT_FAILED" "The administrator of $(member_of "$signer") could not sign; the reason is above."
    progress "  $(member_of "$signer") signed"
    left=$((left - 1))
  done
  quietly channel as_admin data-bureau-peer channel update -f "$work/update.pb" -c "$CHANNEL" "${ordering[@]}" ||
    fail "$EXIT_FAILED" "The channel did not take the new configuration; the reason is above."
}

without_words() { "$@" 2>>"$DATA/logs/channel.log"; }

# The difference between old.json and new.json in FOLDER as an unsigned transaction, update.pb.
write_update() {
  local version
  for version in old new; do configtxlator proto_encode --input "$1/$version.json" --type common.Config --output "$1/$version.pb"; done
  configtxlator compute_update --channel_id "$CHANNEL" --original "$1/old.pb" --updated "$1/new.pb" --output "$1/difference.pb"
  configtxlator proto_decode --input "$1/difference.pb" --type common.ConfigUpdate --output "$1/difference.json"
  jq --arg channel "$CHANNEL" '{payload: {header: {channel_header: {channel_id: $channel, type: 2}}, data: {config_update: .}}}' \
    "$1/difference.json" >"$1/update.json"
  configtxlator proto_encode --input "$1/update.json" --type common.Envelope --output "$1/update.pb"
}

# approve_all PEER: what the channel runs, installed at this peer and approved by its organisation, so that it may endorse.
approve_all() {
  local name version sequence id policy
  local -a ordering definition
  mapfile -t ordering < <(ordering_options)
  while read -r name version sequence; do
    read -r id policy <"$DATA/chaincode/$name.id"
    install_at "$1" "$DATA/chaincode/${name}_$version.tar.gz" "$id"
    definition=(--channelID "$CHANNEL" --name "$name" --version "$version" --sequence "$sequence")
    if [ -n "$policy" ]; then definition+=(--signature-policy "$policy"); fi
    if has_approved "$1" "$name" "$sequence" "$id"; then continue; fi
    quietly chaincode as_admin "$1" lifecycle chaincode approveformyorg "${ordering[@]}" "${definition[@]}" --package-id "$id" ||
      fail "$EXIT_FAILED" "$(member_of "$1") could not approve $name $version; its words are above."
    progress "  $(member_of "$1") approved $name $version"
  done < <(definitions_at data-bureau-peer)
}

has_approved() {
  as_admin "$1" lifecycle chaincode queryapproved --channelID "$CHANNEL" --name "$2" --sequence "$3" 2>/dev/null | grep -F "$4" >/dev/null
}
