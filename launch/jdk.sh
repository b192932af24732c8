# shellcheck shell=bash
# Finds a JDK 25: JAVA_HOME, then the `java` on PATH, then the usual folders. Never an older or a newer one, and never a bare runtime,
# because the build needs the compiler.

readonly JDK_RELEASE=25

# Folders in which JDKs are usually installed, one per line. A test replaces this function.
jdk_folders() {
  local folder
  for folder in /usr/lib/jvm/* /usr/java/* /opt/* /opt/java/* /usr/local/* \
    "${HOME:-/nonexistent}"/.sdkman/candidates/java/* "${HOME:-/nonexistent}"/.jdks/* "${HOME:-/nonexistent}"/.local/share/mise/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME:-/nonexistent}"/Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -d "$folder" ]; then printf '%s\n' "$folder"; fi
  done
}

# jdk_major HOME: prints the feature release of the JDK in that folder, or nothing when there is none.
jdk_major() {
  local home=$1 version=
  [ -x "$home/bin/java" ] && [ -x "$home/bin/javac" ] || return 0
  if [ -r "$home/release" ]; then
    version=$(sed -n 's/^JAVA_VERSION="\{0,1\}\([0-9]*\).*/\1/p' "$home/release" | head -n 1)
  fi
  if [ -z "$version" ]; then
    version=$("$home/bin/java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -n 1) || version=
  fi
  printf '%s' "$version"
}

# The home of the `java` on PATH, links followed; nothing when there is none.
jdk_home_on_path() {
  local java
  java=$(command -v java 2>/dev/null) || return 0
  java=$(readlink -f -- "$java" 2>/dev/null) || return 0
  (cd -P -- "$(dirname -- "$java")/.." 2>/dev/null && pwd) || true
}

# Prints the home of a JDK 25, or fails silently.
find_jdk() {
  local home
  for home in "${JAVA_HOME:-}" "$(jdk_home_on_path)"; do
    if [ -n "$home" ] && [ "$(jdk_major "$home")" = "$JDK_RELEASE" ]; then
      printf '%s\n' "$home"
      return 0
    fi
  done
  while IFS= read -r home; do
    if [ "$(jdk_major "$home")" = "$JDK_RELEASE" ]; then
      printf '%s\n' "$home"
      return 0
    fi
  done < <(jdk_folders)
  return 1
}

# Sets and exports JAVA_HOME, or ends with the remedy.
need_jdk() {
  JAVA_HOME=$(find_jdk) ||
    fail "$EXIT_MISSING" "No JDK $JDK_RELEASE was found in JAVA_HOME, on PATH or in the usual folders; install one (for example Eclipse Temurin $JDK_RELEASE) and set JAVA_HOME to it."
  export JAVA_HOME
}
