# shellcheck shell=bash
# What the scripts of this folder share. Sourced, not run.

step() {
  printf '\n== %s\n' "$*"
}

say() {
  printf '%s: %s\n' "${0##*/}" "$*" >&2
}

# have PROGRAM: true if it is installed.
have() {
  command -v "$1" >/dev/null 2>&1
}

need_cargo() {
  if ! have cargo; then
    say "Rust is not installed; see https://www.rust-lang.org/tools/install"
    exit 2
  fi
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif ! have sudo; then
    say "no rights to install packages, and no sudo"
    return 1
  elif [ -t 0 ]; then
    sudo "$@"
  else
    sudo -n "$@"
  fi
}

apt_install() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet --no-install-recommends "$1"
}

# install_package NAME: installs it with apt-get or brew. False where that cannot be done.
install_package() {
  if have apt-get; then
    say "installing $1 with apt-get"
    apt_install "$1" >&2 || { as_root apt-get update --quiet >&2 && apt_install "$1" >&2; }
  elif have brew; then
    say "installing $1 with brew"
    brew install "$1" >&2
  else
    return 1
  fi
}
