# complete.zsh FILE LINE: print what zsh completes the line to, a word a line, with the function of FILE.
# A second zsh, at a terminal, gets the line and a tab; what its functions add is written to a file.
zmodload zsh/zpty || exit 77
export ANSWERS=$(mktemp) FOLDER=${1:A:h}
setup=$(mktemp)
cat >$setup <<'END'
PROMPT= 
fpath=($FOLDER $fpath)
autoload -Uz compinit
compinit -u -d ~/.zcompdump
bindkey '^I' complete-word
compadd() {
	local -a found
	# what asks for matches alone adds none
	if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]]; then
		builtin compadd "$@"
		return
	fi
	builtin compadd -O found "$@"
	(($#found)) && print -rl -- $IPREFIX$^found >>$ANSWERS
	builtin compadd "$@"
}
over() { print -r -- "" >>$ANSWERS; print over; exit }
comppostfuncs=(over)
print ready
END
zpty shell zsh -f -i
zpty -w shell "source $setup"
while zpty -r shell line && [[ $line != *ready* ]]; do :; done
zpty -w -n shell "$2"$'\t'
while zpty -r shell line && [[ $line != *over* ]]; do :; done
grep . $ANSWERS
rm -f $ANSWERS $setup
