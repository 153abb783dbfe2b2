# shellcheck shell=bash
# What Koumen needs on this machine: found, or how to get it. Sourced by ../koumen.

DOCTOR_PROBLEMS=0

good() { printf '  ok       %-12s %s\n' "$1" "$2"; }

wanting() {
  printf '  wanting  %-12s %s\n' "$1" "$2"
  DOCTOR_PROBLEMS=$((DOCTOR_PROBLEMS + 1))
}

# Not needed for running, only for what the text says.
hint() { printf '  note     %-12s %s\n' "$1" "$2"; }

doctor_jdk() {
  local jdk
  if jdk=$(find_jdk); then
    good "JDK" "$(jdk_version "$jdk") in $jdk"
  else
    wanting "JDK" "a JDK $NEEDED_JDK or later is needed."
    how_to_get_jdk
  fi
}

doctor_build() {
  if command -v mvn >/dev/null; then
    good "Maven" "$(mvn -v 2>/dev/null | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p' | head -n 1)"
  else
    wanting "Maven" "needed for building: sudo apt-get install maven"
  fi
  if ! command -v npm >/dev/null; then
    hint "Node" "needed for building, with npm; ./koumen build installs it on Debian"
  elif node_is_new_enough; then
    good "Node" "$(node -p process.versions.node), npm $(npm --version)"
  else
    hint "Node" "$(node --version) is too old; ./koumen build fetches one into .koumen/node"
  fi
}

doctor_tests() {
  if has_chromium; then
    good "Chromium" "for the browser tests"
  else
    hint "Chromium" "the browser tests need it; ./koumen test installs it on Debian"
  fi
  if has_chinese_font; then
    good "Fonts" "$(fc-list ':lang=zh-cn' family | head -n 1 | cut -d, -f1)"
  else
    hint "Fonts" "pictures of screens need Chinese fonts: sudo apt-get install fonts-noto-cjk"
  fi
}

doctor_database() {
  if [[ -n ${KOUMEN_DB_URL:-} ]]; then
    good "Database" "your own, by KOUMEN_DB_URL"
    return
  fi
  case "$(uname -s) $(uname -m)" in
    "Linux x86_64" | "Linux aarch64") good "Database" "PostgreSQL comes along for $(uname -m)" ;;
    *) wanting "Database" "no PostgreSQL comes along for $(uname -s) on $(uname -m): set KOUMEN_DB_URL" ;;
  esac
  if ldd --version 2>&1 | grep -qi musl; then
    wanting "C library" "the PostgreSQL that comes along needs glibc, this is musl: set KOUMEN_DB_URL"
  fi
  local program
  for program in setsid sh; do
    command -v "$program" >/dev/null || wanting "$program" "needed to start PostgreSQL: install util-linux"
  done
  if ((EUID == 0)); then
    if command -v setpriv >/dev/null; then
      good "setpriv" "PostgreSQL will run as $(id -un koumen 2>/dev/null || echo 'the system account koumen, made at the first start')"
    else
      wanting "setpriv" "PostgreSQL does not run as root: install util-linux, or start as an ordinary user"
    fi
  fi
}

# The directory itself or the nearest one above it that exists.
existing_above() {
  local place=$1
  while [[ ! -d $place ]]; do
    place=$(dirname "$place")
  done
  printf '%s\n' "$place"
}

doctor_room() {
  local data=${KOUMEN_DATA:-$ROOT/.koumen/data} place free memory
  place=$(existing_above "$data")
  if [[ -w $place ]]; then
    good "Data" "$data"
  else
    wanting "Data" "$(id -un) may not write in $place: choose another directory with --data or KOUMEN_DATA"
  fi
  free=$(df -Pk "$place" | awk 'NR == 2 { print int($4 / 1024) }')
  if ((free >= 4096)); then
    good "Disk" "$((free / 1024)) GB free"
  else
    wanting "Disk" "$free MB free in $place; 4 GB are needed to build and try, more for a city"
  fi
  if [[ -r /proc/meminfo ]]; then
    memory=$(awk '/^MemAvailable/ { print int($2 / 1024) }' /proc/meminfo)
    if ((memory >= 1500)); then
      good "Memory" "$((memory / 1024)) GB available"
    else
      wanting "Memory" "$memory MB available; 1.5 GB are needed"
    fi
  fi
}

doctor_port() {
  local port=${KOUMEN_PORT:-8080}
  if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
    hint "Port" "$port is taken; start with --port and another number"
  else
    good "Port" "$port is free"
  fi
}

doctor() {
  printf "What Koumen needs on this machine:\n"
  doctor_jdk
  doctor_build
  doctor_database
  doctor_room
  doctor_port
  doctor_tests
  if ((DOCTOR_PROBLEMS)); then
    printf "%d wanting. See above.\n" "$DOCTOR_PROBLEMS"
    return 1
  fi
  printf "Nothing is missing.\n"
}
