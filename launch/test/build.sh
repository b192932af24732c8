# shellcheck shell=bash
# What is stale, and the table of what each program is made of.

# A checkout in which the chaincode has just been built.
built_checkout() {
  ROOT=$SCRATCH/'check out'
  mkdir -p "$ROOT"/target/launch "$ROOT"/{chaincode,credential-format,gateway-service}/src/{main,test}
  printf '<project>\n  <version>1.2.3</version>\n</project>\n' >"$ROOT/pom.xml"
  touch "$ROOT"/{chaincode,credential-format,gateway-service}/{pom.xml,src/main/A.java,src/test/T.java}
  mkdir -p "$ROOT/chaincode/target"
  touch "$ROOT/chaincode/target/chaincode-1.2.3-app.jar"
  find "$ROOT" -exec touch -d '2020-01-01' {} +
  touch -d '2020-01-02' "$ROOT/target/launch/chaincode.stamp"
  load say jdk build
}

test_is_fresh_after_a_build() {
  built_checkout

  if is_stale chaincode; then echo 'called stale' && exit 1; fi
}

test_is_stale_when_the_jar_is_missing() {
  built_checkout
  rm "$ROOT/chaincode/target/chaincode-1.2.3-app.jar"

  is_stale chaincode
}

test_is_stale_when_a_source_of_a_module_below_changed() {
  built_checkout
  touch "$ROOT/credential-format/src/main/A.java"

  is_stale chaincode
}

test_is_stale_when_a_source_was_removed() {
  built_checkout
  rm "$ROOT/chaincode/src/main/A.java"

  is_stale chaincode
}

test_is_stale_when_the_parent_pom_changed() {
  built_checkout
  touch "$ROOT/pom.xml"

  is_stale chaincode
}

test_a_test_or_another_module_makes_nothing_stale() {
  built_checkout
  touch "$ROOT/chaincode/src/test/T.java" "$ROOT/gateway-service/src/main/A.java"

  if is_stale chaincode; then echo 'called stale' && exit 1; fi
}

test_knows_every_module_that_a_program_is_made_of() {
  ROOT=$REAL_ROOT
  load say jdk build
  local app module needed sources
  for app in dev-ledger chaincode test-chaincode gateway-service verifier-counter wallet-app acceptance; do
    sources=" $(app_sources "$app" | tr '\n' ' ')"
    # Dependencies on our own modules, except for tests, by the folder whose pom has that artifact.
    for needed in $(tr -d '\n' <"$ROOT/$(app_module "$app")/pom.xml" | sed 's:</dependency>:\n:g' | grep -v '<scope>test' |
      sed -n 's:.*<dependency>.*<groupId>org.countersign</groupId> *<artifactId>\([^<]*\)<.*:\1:p'); do
      module=$(grep -l "^  <artifactId>$needed</artifactId>" "$ROOT"/*/pom.xml "$ROOT"/*/*/pom.xml | head -n 1)
      module=${module%/pom.xml}
      expect_words "what $app is made of" "$sources" " ${module#"$ROOT"/} "
    done
  done
}

test_builds_nothing_inside_another_build() {
  built_checkout
  touch "$ROOT/chaincode/src/main/A.java"
  need_jdk() { :; }

  COUNTERSIGN_BUILT=yes ensure_built chaincode
}
