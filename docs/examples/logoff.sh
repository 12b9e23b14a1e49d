#!/bin/sh
# logoff [NAME | ID] [/server:NAME]: in shell. Each answer of `tsfarm act` is one line of JSON.
session=$TSFARM_SESSION server=$TSFARM_SERVER
for word; do
	case $word in
	/server:*) server=${word#*:} ;;
	*) session=$word ;;
	esac
done

act() {
	answer=$(tsfarm act "$TSFARM_DB" --as "$TSFARM_SERVER/$TSFARM_SESSION" --server "$server" "$@") && return
	error=${answer#*'"error": '} sentence=${answer#*'"sentence": "'}
	printf 'Could not logoff session %s, Error code %s\n' "$session" "${error%%,*}" >&2
	printf 'Error [%s]: %s\n' "${error%%,*}" "${sentence%'"'*}" >&2
	exit 1
}

case $session in
*[!0-9]*)
	act find "$session"
	id=${answer#*'"id": '} session=${id%%,*}
	;;
esac
act logoff "$session"
