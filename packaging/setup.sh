#!/usr/bin/env bash
# Sets up a checkout: system libraries (Debian and derivatives), a virtual environment in .venv, Python packages.
#
# Safe to repeat: it does only what is missing, and takes a tenth of a second if nothing is.
# A failed step prints one sentence on stderr that says what to do; the next call continues from there.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly VENV=.venv
readonly STAMP="$VENV/clipshelf-setup.stamp"

say() { printf 'setup: %s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

# --- system libraries -------------------------------------------------------------------------------------------------

# "library" "Debian package that contains it": for Qt's window, its offscreen platform, sound and fonts.
readonly LIBRARIES="
libEGL.so.1 libegl1
libGL.so.1 libgl1
libX11-xcb.so.1 libx11-xcb1
libXext.so.6 libxext6
libXrandr.so.2 libxrandr2
libdbus-1.so.3 libdbus-1-3
libdrm.so.2 libdrm2
libfontconfig.so.1 libfontconfig1
libfreetype.so.6 libfreetype6
libglib-2.0.so.0 libglib2.0-0
libpipewire-0.3.so.0 libpipewire-0.3-0
libpulse.so.0 libpulse0
libva-drm.so.2 libva-drm2
libva-x11.so.2 libva-x11-2
libva.so.2 libva2
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-image.so.0 libxcb-image0
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-randr.so.0 libxcb-randr0
libxcb-render-util.so.0 libxcb-render-util0
libxcb-shape.so.0 libxcb-shape0
libxcb-shm.so.0 libxcb-shm0
libxcb-sync.so.1 libxcb-sync1
libxcb-util.so.1 libxcb-util1
libxcb-xfixes.so.0 libxcb-xfixes0
libxcb-xkb.so.1 libxcb-xkb1
libxkbcommon.so.0 libxkbcommon0
libxkbcommon-x11.so.0 libxkbcommon-x11-0
"

has_font() {
  local folder
  for folder in /usr/share/fonts /usr/local/share/fonts "$HOME/.local/share/fonts" "$HOME/.fonts"; do
    [ -d "$folder" ] && [ -n "$(find -L "$folder" \( -name '*.ttf' -o -name '*.otf' -o -name '*.ttc' \) -print -quit)" ] && return 0
  done
  return 1
}

# Prints the Debian packages whose libraries or programs are missing, one per line.
missing_packages() {
  local known soname package
  known=$( (ldconfig -p || /sbin/ldconfig -p) 2>/dev/null || true)
  while read -r soname package; do
    [ -z "$soname" ] && continue
    case "$known" in *"$soname "*) ;; *) echo "$package" ;; esac
  done <<<"$LIBRARIES"
  has_font || echo fonts-dejavu-core
  command -v Xvfb >/dev/null || echo xvfb
  if [ -z "$(find_python)" ]; then printf '%s\n' python3 python3-venv; fi
}

# Installs the given packages; fails without apt-get or permission.
install_packages() {
  local -a as_root=()
  command -v apt-get >/dev/null || return 1
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || return 1
    # Without a terminal nobody can type a password.
    [ -t 0 ] || sudo -n true 2>/dev/null || return 1
    as_root=(sudo)
  fi
  local -a apt=("${as_root[@]+"${as_root[@]}"}" env DEBIAN_FRONTEND=noninteractive apt-get -qq
    -o Acquire::Retries=3 -o DPkg::Lock::Timeout=300)
  say "installing system packages: $*"
  "${apt[@]}" update >&2 || say "the package lists could not be updated; using the existing ones"
  "${apt[@]}" install -y --no-install-recommends "$@" >&2
}

ensure_system_libraries() {
  [ "$(uname -s)" = Linux ] || return 0
  local -a packages
  mapfile -t packages < <(missing_packages)
  [ "${#packages[@]}" -eq 0 ] && return 0
  install_packages "${packages[@]}" && return 0
  if command -v apt-get >/dev/null; then
    say "these system packages are missing and could not be installed: ${packages[*]}"
    say "as an administrator: apt-get install ${packages[*]}"
  else
    say "apt-get is missing; with your package manager, install what Debian calls: ${packages[*]}"
  fi
  say "continuing without them: the command line works, the window may not open"
}

# --- Python -----------------------------------------------------------------------------------------------------------

# Prints the first Python that is new enough, or nothing.
find_python() {
  local name
  for name in ${PYTHON:-} python3 python3.13 python3.12 python3.11 python3.14 python; do
    if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      echo "$name"
      return
    fi
  done
}

make_venv() {
  local python
  python=$(find_python)
  [ -n "$python" ] || fail "Python 3.11 or newer is required; install it, or pass its path: make setup PYTHON=/path/to/python3"
  if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    install_packages python3-venv || fail "$python has no venv module; install it (Debian: apt-get install python3-venv)"
  fi
  say "creating $VENV with $("$python" --version)"
  "$python" -m venv --clear "$VENV" || fail "the virtual environment could not be created; is the disk full?"
}

# What the installation depends on; any change requires a new installation.
fingerprint() {
  pwd -P
  cksum pyproject.toml packaging/constraints.txt packaging/setup.sh
}

install_python_packages() {
  # setuptools warns about every editable installation.
  local -a pip=(env PYTHONWARNINGS=ignore "$VENV/bin/python" -m pip --disable-pip-version-check)
  local -a install=(install --constraint packaging/constraints.txt)
  [ -t 2 ] || install+=(--quiet) # nobody watches a progress bar in a log
  if [ -e "$VENV/bin/clipshelf" ]; then
    say "updating the Python packages"
  else
    say "installing the Python packages (several GB on Linux, for torch; later they come from pip's cache)"
  fi
  # Dependency groups need pip 25.1; Debian's venv has an older one.
  "${pip[@]}" "${install[@]}" --quiet pip >&2 &&
    "${pip[@]}" "${install[@]}" --build-constraint packaging/constraints.txt --editable . --group dev >&2 ||
    fail "pip could not install the packages (see its output above); check network and disk, then run make setup again"
}

ensure_venv() {
  local wanted
  wanted=$(fingerprint)
  [ "$(cat "$STAMP" 2>/dev/null)" = "$wanted" ] && [ -x "$VENV/bin/python" ] && return 0
  # Scripts of a moved checkout point to the old place.
  if [ ! -x "$VENV/bin/python" ] || { [ -e "$STAMP" ] && [ "$(head -n 1 "$STAMP")" != "$(pwd -P)" ]; }; then make_venv; fi
  rm -f "$STAMP"
  install_python_packages
  printf '%s\n' "$wanted" >"$STAMP"
  say "ready: make run, make test"
}

ensure_system_libraries
ensure_venv
