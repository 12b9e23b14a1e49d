#!/bin/sh
# end-session --session=ID | --mine: a program with arguments of its own, which offers less than LOGOFF.
case $1 in
--session=*) exec logoff "${1#*=}" ;;
--mine) exec logoff ;;
esac
echo "usage: end-session --session=ID | --mine" >&2
exit 2
