# Test results in TAP, for scripts; read by them, not run. `work` is a folder of their own.

number=0
failed=0

# check NAME COMMAND...: one line of TAP, with what the command said when it failed.
check() {
	name=$1
	shift
	number=$((number + 1))
	if "$@" >"$work/said" 2>&1; then
		echo "ok $number - $name"
		return 0
	fi
	echo "not ok $number - $name"
	tail -n 40 "$work/said" | sed 's/^/# /'
	failed=1
	return 1
}

finish() {
	echo "1..$number"
	exit $failed
}
