# bash completion of tsfarm, tsconform and logoff: the program itself lists the candidates

# The index in COMP_WORDS, which also splits words at '=' and ':', of a word of $words.
_tsfarm_offset() {
	local -i at=0 whole
	local built
	for ((whole = 0; whole < $1; whole++)); do
		built=
		while [[ $built != "${words[whole]}" && $at -lt ${#COMP_WORDS[@]} ]]; do
			built+=${COMP_WORDS[at++]}
		done
	done
	echo "$at"
}

_tsfarm() {
	local cur prev words cword split
	local program answer word ending
	local -a ask typed offered
	_init_completion -n =: || return

	program=${words[0]/#\~\//$HOME/}
	ask=("$program" --complete)
	[[ ${program##*/} == logoff ]] && ask=("${program%logoff}tsfarm" --complete-command logoff)
	typed=("${words[@]:1:cword}")
	typed=("${typed[@]/#\~\//$HOME/}")

	while IFS= read -r answer; do
		word=${answer%%$'\t'*}
		case $answer in
		:command*)
			# keep the candidates so far, which _command_offset would replace
			offered=("${COMPREPLY[@]}")
			_command_offset "$(_tsfarm_offset "${answer#:command }")"
			COMPREPLY+=("${offered[@]}")
			return
			;;
		:folders)
			cur=${cur#--*=}
			_filedir -d
			;;
		:files*)
			cur=${cur#--*=}
			ending=${answer#:files}
			_filedir ${ending:+"${ending# .}"}
			;;
		*)
			# what stands before '=' is a word of its own to readline
			[[ $word == --*=* && $COMP_WORDBREAKS == *=* ]] && word=${word#*=}
			printf -v word %q "$word"
			COMPREPLY+=("$word")
			;;
		esac
	done < <("${ask[@]}" "${typed[@]}" 2>/dev/null)

	if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *[/:=] ]]; then
		compopt -o nospace
	fi
	__ltrim_colon_completions "$cur"
} &&
	complete -F _tsfarm tsfarm tsconform logoff
