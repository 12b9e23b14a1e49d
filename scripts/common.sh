# What the scripts share; read by them, not run.

set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"
# Debian's programs come first: its python3 has the modules of the packages below
PATH=/usr/bin:/bin:/usr/sbin:/sbin:$PATH

build_packages="gcc libc6-dev meson ninja-build pkg-config python3 libsqlite3-dev libyaml-dev libutf8proc-dev libjansson-dev libedit-dev libmicrohttpd-dev"
test_packages="bash-completion build-essential chromium clang debhelper dpkg-dev fish golang-go libclang-rt-dev libcmocka-dev libxml2-utils lintian man-db mandoc openssh-client openssh-server perl python3-jsonschema python3-pytest python3-yaml sqlite3 tmux zsh"
# programs for Windows, what runs them, and what makes the libraries they use
windows_packages="gcc-mingw-w64-x86-64-win32 wine64"
windows_library_packages="dpkg-dev make patch tcl xz-utils"

die() {
	echo "${0##*/}: $*" >&2
	exit 3
}

is_installed() {
	[ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# Install what is missing of the packages named; say nothing when nothing is.
need_packages() {
	missing=
	command -v dpkg-query >/dev/null || return 0
	for package in "$@"; do
		is_installed "$package" || missing="$missing $package"
	done
	[ -n "$missing" ] || return 0
	as_root=
	if [ "$(id -u)" != 0 ]; then
		command -v sudo >/dev/null ||
			die "packages are missing and neither root nor sudo is here; have somebody run: apt-get install$missing"
		as_root=sudo
	fi
	echo "installing:$missing" >&2
	log=$(mktemp)
	if ! { $as_root apt-get update && $as_root env DEBIAN_FRONTEND=noninteractive \
		apt-get install -y --no-install-recommends $missing; } >"$log" 2>&1; then
		cat "$log" >&2
		die "the packages could not be installed:$missing"
	fi
	rm -f "$log"
}

# Configure a build folder once, with the options named and those of TSFARM_BUILD_OPTIONS, and build it,
# or the targets of TSFARM_BUILD_TARGETS alone; say nothing when it works.
build() {
	folder=$1
	shift
	log=$folder.log
	mkdir -p "$(dirname "$folder")"
	if [ ! -f "$folder/build.ninja" ]; then
		rm -rf "$folder"
		meson setup "$folder" ${TSFARM_BUILD_OPTIONS:-} "$@" >"$log" 2>&1 || { cat "$log" >&2; die "configuring $folder failed"; }
	fi
	ninja -C "$folder" ${TSFARM_BUILD_TARGETS:-} >"$log" 2>&1 || { cat "$log" >&2; die "building $folder failed"; }
}

# build_windows FOLDER OPTIONS...: build the programs for Windows, and before them their libraries.
build_windows() {
	scripts/windows-libraries build/windows-libraries
	printf "[constants]\ntree = '%s'\nlibraries = '%s'\n" "$root" "$root/build/windows-libraries" \
		>build/windows-places.cross
	build "$@" --cross-file build/windows-places.cross --cross-file scripts/windows.cross
}
