# fish completion of tsfarm, tsconform and logoff: the program itself lists the candidates

function __tsfarm_complete
    set -l words (commandline -opc)
    set -l word (commandline -ct)
    set -l program (string replace -r '^~/' "$HOME/" -- $words[1])
    set -l ask $program --complete
    if string match -qr '(^|/)logoff$' -- $program
        set ask (string replace -r 'logoff$' tsfarm -- $program) --complete-command logoff
    end
    set -l before (string match -r -- '^--[^=]*=' $word)
    set -l path (string replace -r -- '^--[^=]*=' '' $word)

    for answer in ($ask $words[2..-1] "$word" 2>/dev/null)
        switch $answer
            case ':command *'
                set -l at (string replace ':command ' '' -- $answer)
                set at (math $at + 1)
                complete -C (string join ' ' -- (string escape -- $words[$at..-1]) "$word")
            case ':folders'
                __fish_complete_directories "$path" | string replace -r '^' -- "$before"
            case ':files'
                __fish_complete_path "$path" | string replace -r '^' -- "$before"
            case ':files *'
                # files with the ending, and folders that may contain more
                set -l ending (string replace ':files ' '' -- $answer | string escape --style=regex)
                __fish_complete_path "$path" |
                    string match -r -- "^[^\t]*(?:/|$ending)(?:\t.*)?\$" |
                    string replace -r '^' -- "$before"
            case '*'
                printf '%s\n' $answer
        end
    end
end

complete -c tsfarm -f -a '(__tsfarm_complete)'
complete -c tsconform -f -a '(__tsfarm_complete)'
complete -c logoff -f -a '(__tsfarm_complete)'
