# shellcheck shell=bash
# Certificates: by cryptogen for trying, or brought along in a folder of the same layout from any authority.

organizations() { printf '%s/organizations' "$DATA"; }

peer_organization() { printf '%s/peerOrganizations/%s' "$(organizations)" "$(domain_of "$1")"; }

orderer_organization() { printf '%s/ordererOrganizations/%s' "$(organizations)" "$(domain_of "$1")"; }

# The folder of a node, with msp and tls in it.
node_identity() {
  local member
  member=$(member_of "$1")
  if is_orderer "$1"; then
    printf '%s/orderers/orderer0.%s' "$(orderer_organization "$member")" "$(domain_of "$member")"
  else
    printf '%s/peers/peer0.%s' "$(peer_organization "$member")" "$(domain_of "$member")"
  fi
}

# The certificate of the authority from which a node's TLS certificate comes.
node_tls_authority() { printf '%s/tls/ca.crt' "$(node_identity "$1")"; }

# The folder of a node's administrator, with msp and tls in it.
node_admin() {
  local member
  member=$(member_of "$1")
  if is_orderer "$1"; then
    printf '%s/users/Admin@%s' "$(orderer_organization "$member")" "$(domain_of "$member")"
  else
    printf '%s/users/Admin@%s' "$(peer_organization "$member")" "$(domain_of "$member")"
  fi
}

# What the user `gateway` of each organisation may do; docs/reference/ledger.md says what each role opens. An organisation that joins later
# issues and runs credit schemes of its own.
gateway_roles() {
  case $1 in
    data-bureau) printf 'steward,issuer,operator' ;;
    partners) printf 'partner' ;;
    *) printf 'issuer,operator' ;;
  esac
}

# make_organizations CRYPTO_CONFIG MEMBER...: cryptogen first, then the users that the gateway acts as.
make_organizations() {
  local config=$1 member
  shift
  if [ -d "$(organizations)" ]; then
    quietly cryptogen cryptogen extend --config="$config" --input="$(organizations)" ||
      fail "$EXIT_FAILED" "cryptogen could not add to the certificates; its words are above."
  else
    quietly cryptogen cryptogen generate --config="$config" --output="$(organizations)" ||
      fail "$EXIT_FAILED" "cryptogen could not make certificates; its words are above."
  fi
  for member in "$@"; do
    make_gateway_user "$member"
    keep_chaincode_certificate "$member"
  done
}

# The chaincode's TLS certificate and key; its operator gets neither a key that endorses nor one that signs.
chaincode_tls() { printf '%s/chaincode/tls' "$(peer_organization "$1")"; }

keep_chaincode_certificate() {
  local made
  made=$(peer_organization "$1")/peers/chaincode.$(domain_of "$1")
  [ -d "$made" ] || return 0
  mkdir -p "$(peer_organization "$1")/chaincode"
  mv "$made/tls" "$(chaincode_tls "$1")"
  rm -rf "$made"
}

# cryptogen writes no attributes, and the chaincode reads a caller's roles from one. So the organisation's own authority, whose key cryptogen
# leaves in the folder, issues this certificate: as Fabric CA would, with the attributes as plain JSON under Fabric CA's object identifier.
make_gateway_user() {
  local home name user attributes
  home=$(peer_organization "$1")
  name=gateway@$(domain_of "$1")
  user=$home/users/$name
  [ ! -d "$user" ] || return 0
  rm -rf "$user.draft"
  mkdir -p "$user.draft"
  cp -R "$home/users/Admin@$(domain_of "$1")/msp" "$user.draft/msp"
  rm -rf "$user.draft/msp/keystore" "$user.draft/msp/signcerts"
  mkdir -p "$user.draft/msp/keystore" "$user.draft/msp/signcerts"
  attributes=$(printf '{"attrs":{"countersign.roles":"%s"}}' "$(gateway_roles "$1")" | od -An -v -tx1 | tr -d ' \n')
  cat >"$user.draft/extensions" <<EXTENSIONS
keyUsage = critical,digitalSignature
basicConstraints = critical,CA:FALSE
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
1.2.3.4.5.6.7.8.1 = DER:$attributes
EXTENSIONS
  quietly openssl openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$user.draft/msp/keystore/priv_sk" &&
    quietly openssl openssl req -new -key "$user.draft/msp/keystore/priv_sk" -subj "/C=US/OU=client/CN=$name" -out "$user.draft/request" &&
    quietly openssl openssl x509 -req -in "$user.draft/request" -CA "$home"/ca/ca.*-cert.pem -CAkey "$home/ca/priv_sk" \
      -set_serial "0x$(openssl rand -hex 15)" -days 3650 -sha256 -extfile "$user.draft/extensions" -out "$user.draft/msp/signcerts/$name-cert.pem" ||
    fail "$EXIT_FAILED" "openssl could not make the certificate of $name; its words are above."
  chmod 600 "$user.draft/msp/keystore/priv_sk"
  rm -f "$user.draft/request" "$user.draft/extensions"
  mv "$user.draft" "$user"
}

# use_organizations FOLDER: certificates of the operator's own; nothing is copied, and nothing in there is changed.
use_organizations() {
  local folder node missing=
  folder=$(cd -P -- "$1" 2>/dev/null && pwd) || fail "$EXIT_USAGE" "There is no folder $1; --organizations takes one in the layout that cryptogen writes."
  ln -sfn "$folder" "$(organizations)"
  for node in $(nodes); do
    for place in "$(node_identity "$node")"/msp/signcerts "$(node_identity "$node")"/msp/keystore "$(node_identity "$node")"/tls/server.crt \
      "$(node_identity "$node")"/tls/server.key "$(node_tls_authority "$node")" "$(node_admin "$node")"/msp/signcerts \
      "$(node_admin "$node")"/tls/client.crt "$(node_admin "$node")"/tls/client.key; do
      if [ ! -e "$place" ]; then missing="$missing ${place#"$(organizations)"/}"; fi
    done
  done
  if [ -n "$missing" ]; then
    rm -f "$(organizations)"
    fail "$EXIT_USAGE" "The folder $folder lacks:$missing."
  fi
}
