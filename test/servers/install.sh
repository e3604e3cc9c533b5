#!/usr/bin/env bash
# Installs what the servers for tests need, and nothing that is there already:
# redis-server and faketime (Debian packages), versitygw (Go), mongo-java-server (jars, Maven).
# Everything but the packages lands in .cache/ beside this file.
# Needs: Debian or Ubuntu, Go, Java 17, Maven.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
cache="$here/.cache"
versitygw=v1.8.0

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

# The package would start a server on 6379; a policy of 101 forbids that while it is installed.
install_redis() {
  local policy=/usr/sbin/policy-rc.d
  if [ ! -e "$policy" ]; then
    trap 'as_root rm -f /usr/sbin/policy-rc.d' EXIT
    printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" >/dev/null
    as_root chmod +x "$policy"
  fi
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends redis-server >/dev/null
}

install_faketime() {
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends faketime >/dev/null
}

# The version is part of the path, so that a new one here is fetched anew.
install_versitygw() {
  GOBIN="$cache/versitygw-$versitygw" CGO_ENABLED=0 go install "github.com/versity/versitygw/cmd/versitygw@$versitygw"
}

# The copy of pom.xml is put beside the jars last: it marks a complete set, of these versions.
install_mongo() {
  rm -rf "$cache/jars"
  mvn -q -B -Dstyle.color=never -f "$here/mongodb/pom.xml" dependency:copy-dependencies -DoutputDirectory="$cache/jars"
  cp "$here/mongodb/pom.xml" "$cache/jars/"
  rm -rf "$cache/classes"
}

# The copies of the sources beside the classes mark what was compiled.
compile_mongo() {
  rm -rf "$cache/classes" && mkdir "$cache/classes"
  javac -d "$cache/classes" -cp "$cache/jars/*" "$here"/mongodb/*.java
  cp "$here"/mongodb/*.java "$cache/classes/"
}

mkdir -p "$cache"
command -v redis-server >/dev/null || { echo "installing redis-server"; install_redis; }
command -v faketime >/dev/null || { echo "installing faketime"; install_faketime; }
[ -x "$cache/versitygw-$versitygw/versitygw" ] || { echo "installing versitygw $versitygw"; install_versitygw; }
ln -sfn "versitygw-$versitygw/versitygw" "$cache/versitygw"
cmp -s "$here/mongodb/pom.xml" "$cache/jars/pom.xml" || { echo "installing mongo-java-server"; install_mongo; }
cat "$cache"/classes/*.java 2>/dev/null | cmp -s - <(cat "$here"/mongodb/*.java) || { echo "compiling the MongoDB launcher"; compile_mongo; }
