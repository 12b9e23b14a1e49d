# complete.bash FILE LINE: print what bash completes the line to, a word a line, with the functions of FILE.
# Skips (77) where bash-completion is missing.
source /usr/share/bash-completion/bash_completion 2>/dev/null || exit 77
source "$1" || exit

# the words as readline parts them
COMP_LINE=$2 COMP_POINT=${#2} COMP_TYPE=9 COMP_KEY=9
parted=${2//=/ = }
parted=${parted//:/ : }
read -ra COMP_WORDS <<<"$parted"
[[ $parted != *" " ]] || COMP_WORDS+=("")
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))

# a function is asked for as bash does, by the name of the program
read -r _ _ function _ < <(complete -p "${COMP_WORDS[0]##*/}") || exit
compopt() { :; }
"$function" "${COMP_WORDS[0]}" "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
[[ ${#COMPREPLY[@]} -eq 0 ]] || printf '%s\n' "${COMPREPLY[@]}"
