# complete.fish FILE LINE: print what fish completes the line to, a word a line, with the functions of FILE.
source $argv[1]; or exit
complete -C $argv[2] | string replace -r '\t.*' ''
