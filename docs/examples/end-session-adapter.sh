#!/bin/sh
# logoff [ID], for a program with other arguments: the adapter of end-session.yaml.
here=${0%/*}
[ $# -gt 0 ] || exec "$here/end-session.sh" --mine
[ $# -eq 1 ] || exec "$here/end-session.sh" --too-many
exec "$here/end-session.sh" --session="$1"
