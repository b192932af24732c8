# shellcheck shell=bash
# Finding a JDK 25 among folders that only look like JDKs.

# fake_jdk FOLDER VERSION: with a release file.
fake_jdk() {
  mkdir -p "$1/bin"
  printf '#!/bin/sh\necho "openjdk version \\"%s\\"" >&2\n' "$2" >"$1/bin/java"
  cp "$1/bin/java" "$1/bin/javac"
  chmod +x "$1/bin/java" "$1/bin/javac"
  printf 'IMPLEMENTOR="x"\nJAVA_VERSION="%s"\n' "$2" >"$1/release"
}

# Only the folders that the test made are usual.
only_folders_here() {
  jdk_folders() { for folder in "$SCRATCH"/usual/*; do printf '%s\n' "$folder"; done; }
}

test_prefers_java_home() {
  load say jdk
  only_folders_here
  fake_jdk 'my jdk' 25.0.1
  fake_jdk usual/other 25.0.3

  JAVA_HOME=$SCRATCH/'my jdk'
  expect home "$(find_jdk)" "$SCRATCH/my jdk"
}

test_passes_over_a_java_home_of_another_release() {
  load say jdk
  only_folders_here
  fake_jdk old 17.0.2
  fake_jdk usual/right 25
  fake_jdk usual/newer 26.0.1

  JAVA_HOME=$SCRATCH/old
  expect home "$(find_jdk)" "$SCRATCH/usual/right"
}

test_follows_the_java_on_path_to_its_home() {
  load say jdk
  only_folders_here
  fake_jdk jdk 25.0.3+9
  mkdir links
  ln -s "$SCRATCH/jdk/bin/java" links/java

  PATH=$SCRATCH/links:$PATH
  expect home "$(find_jdk)" "$SCRATCH/jdk"
}

test_asks_the_program_when_there_is_no_release_file() {
  load say jdk
  fake_jdk jdk 25.0.3
  rm jdk/release

  expect major "$(jdk_major jdk)" 25
}

test_passes_over_a_runtime_without_compiler() {
  load say jdk
  only_folders_here
  fake_jdk usual/jre 25.0.3
  rm usual/jre/bin/javac
  jdk_home_on_path() { :; }

  expect home "$(find_jdk || echo none)" none
}

test_says_what_to_do_when_there_is_none() {
  local text code=0
  load say jdk
  only_folders_here
  jdk_home_on_path() { :; }

  text=$(need_jdk 2>&1) || code=$?
  expect code "$code" 69
  expect_words remedy "$text" 'set JAVA_HOME'
  expect 'number of lines' "$(printf '%s\n' "$text" | wc -l)" 1
}
