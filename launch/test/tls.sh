# shellcheck shell=bash
# HTTPS of a data folder: what is made, for whom, when it is made again.

certificate_folder() {
  load say jdk probe process options tls
  need_jdk
  DATA=$SCRATCH
  mkdir -p "$DATA/logs" "$DATA/run"
}

# what_is_in STORE: keytool's description of the entries.
what_is_in() { "$JAVA_HOME/bin/keytool" -J-Duser.language=en -list -v -keystore "$DATA/tls/$1" -storepass:file "$DATA/tls/password"; }

certificates_named() { make_certificates "$1" >"$SCRATCH/said"; }

test_makes_an_authority_and_a_certificate_for_the_names_from_it() {
  local text
  certificate_folder
  (umask 022 && certificates_named city.example)

  text=$(what_is_in server.p12)
  expect_words 'a name of every machine' "$text" 'DNSName: localhost'
  expect_words 'an address of every machine' "$text" 'IPAddress: 127.0.0.1'
  expect_words 'the name that was asked for' "$text" 'DNSName: city.example'
  expect_words 'what it is for' "$text" serverAuth
  expect_words 'who vouches' "$text" 'Issuer: CN=Countersign local authority'
  expect 'entries, so without the key of the authority' "$(printf '%s\n' "$text" | grep -c '^Alias name')" 1
  expect_words 'what is printed' "$(cat "$SCRATCH/said")" 'BEGIN CERTIFICATE'
  expect 'files that others than the owner may read' "$(find "$DATA/tls" -perm /077)" ''
}

# In place of keytool: what would be made is noted.
imagined_certificates() {
  certificate_folder
  make_authority() { printf 'authority ' >>"$SCRATCH/new" && printf 'its certificate\n' >"$DATA/tls/ca.crt"; }
  make_server_certificate() { printf 'server ' >>"$SCRATCH/new"; }
  certificates_named localhost
  expect 'what is made first' "$(cat "$SCRATCH/new")" 'authority server '
  rm "$SCRATCH/new"
}

newly_made() { cat "$SCRATCH/new" 2>/dev/null || true; }

test_leaves_certificates_alone_that_will_last() {
  imagined_certificates
  certificates_named localhost

  expect 'what is made' "$(newly_made)" ''
  expect 'what is printed' "$(cat "$SCRATCH/said")" ''
}

test_makes_a_certificate_for_another_name() {
  imagined_certificates
  certificates_named city.example

  expect 'what is made' "$(newly_made)" 'server '
}

test_renews_a_certificate_that_will_run_out_under_the_same_authority() {
  imagined_certificates
  sed -i "s/^server=.*/server=$(($(date +%s) - 61 * 86400))/" "$DATA/tls/made"
  certificates_named localhost

  expect 'what is made' "$(newly_made)" 'server '
}

test_makes_both_anew_when_the_authority_will_run_out() {
  imagined_certificates
  sed -i "s/^authority=.*/authority=$(($(date +%s) - 3561 * 86400))/" "$DATA/tls/made"
  certificates_named localhost

  expect 'what is made' "$(newly_made)" 'authority server '
}

test_a_folder_is_plain_until_asked_and_again_when_asked() {
  local code=0
  imagined_certificates
  is_tls || code=$?
  expect 'before' "$code" 1
  settle_tls yes '' >"$SCRATCH/said"
  expect 'the host without a name' "$(tls_host)" localhost
  settle_tls '' ''
  expect 'the host afterwards' "$(tls_host)" localhost
  settle_tls no ''
  expect 'the host when plain' "$(tls_host)" ''
}

test_refuses_a_name_that_is_none() {
  local name code
  certificate_folder
  for name in '' 'a b' 'x,dns:evil' '-x' 'https://x'; do
    code=0
    (need_host_name "$name") 2>/dev/null || code=$?
    expect "the code for \"$name\"" "$code" 64
  done
}

test_refuses_both_ways_at_once() {
  local code=0
  "$REAL_ROOT/countersign" up --tls --plain 2>/dev/null || code=$?
  expect code "$code" 64
}
