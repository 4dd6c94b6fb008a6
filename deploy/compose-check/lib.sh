# Sourced by the scripts here: where things are kept, and podman with the options it needs on a machine without systemd.
WORK=${WORK:-${XDG_CACHE_HOME:-$HOME/.cache}/compose-check}
mkdir -p "$WORK"; WORK=$(cd "$WORK" && pwd); export WORK
export TMPDIR=${TMPDIR:-/tmp}
say() { printf 'compose-check: %s\n' "$*" >&2; }
die() { say "$*"; exit 1; }
heavy() { if [ -n "${CPU_LOCK:-}" ]; then flock "$CPU_LOCK" "$@"; else "$@"; fi; }
# for a container started by hand; the default limits are above what may be raised
ULIMITS="--ulimit nofile=1024:1024 --ulimit nproc=1024:1024"
# runc, not crun: hybrid cgroups. A store, runtime folder and network folder of our own: nothing else on the machine is touched.
pod() { podman --root "$WORK/storage" --runroot "$WORK/run" --storage-driver "${STORAGE_DRIVER:-overlay}" --network-config-dir "$WORK/networks" \
  --runtime runc --cgroup-manager cgroupfs --events-backend file "$@"; }
build() { # DIR TAG [more arguments]: chroot isolation (no nested namespaces), never asks a registry
  local dir=$1 tag=$2; shift 2
  heavy buildah --root "$WORK/storage" --runroot "$WORK/run" --storage-driver "${STORAGE_DRIVER:-overlay}" bud --isolation chroot \
    --pull-never --layers --format docker -t "$tag" "$@" "$dir"; }
find_jdk() { # a JDK 25 or newer
  local d
  for d in ${JDK:-} ${JAVA_HOME:-} /usr/lib/jvm/*; do
    [ -x "$d/bin/jlink" ] && [ "$("$d/bin/java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -1)" -ge 25 ] 2>/dev/null && { echo "$d"; return; }
  done; die "no JDK 25 under /usr/lib/jvm (set JDK)"; }
