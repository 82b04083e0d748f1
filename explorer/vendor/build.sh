#!/usr/bin/env bash
# Makes libraries.min.js and licences/ anew from the versions in package-lock.json. Needs npm.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")"

npm ci --no-fund --no-audit
npx esbuild libraries.js --bundle --minify --format=iife --global-name=libraries --target=es2022 \
  --charset=ascii --legal-comments=none --outfile=libraries.min.js
# Nothing in it may end the script element that it stands in.
if grep -q -i -e '</script' -e '<!--' libraries.min.js; then
  echo "build.sh: libraries.min.js holds a tag; expected a script that can stand in a page" >&2
  exit 1
fi
for library in sigma graphology graphology-utils graphology-layout-forceatlas2 @sigma/edge-curve; do
  cp "node_modules/$library/LICENSE.txt" "licences/${library//[@\/]/_}.txt"
done
cp node_modules/events/LICENSE licences/events.txt
rm -r node_modules
