#compdef briefings
# Completion of `briefings` in zsh. The program itself says what may follow.

_briefings() {
    local program=${(Q)words[1]} reply folders files
    local -a offered
    for reply in ${(f)"$(
        _BRIEFINGS_COMPLETE=zsh "${program/#\~\//"$HOME"/}" \
            "${(@)words[2,CURRENT-1]}" "$PREFIX" </dev/null 2>/dev/null
    )"}; do
        case $reply in
            (:file) files=1 ;;
            (:dir) folders=1 ;;
            (*) offered+=("$reply") ;;
        esac
    done
    local made=1
    (( $#offered )) && _describe -V briefings offered && made=0
    if [[ -n $files$folders ]]; then
        compset -P 1 '--*='
        if [[ -n $files ]]; then _files && made=0; else _files -/ && made=0; fi
    fi
    return made
}

# Loaded as a function of this name it is to complete at once; read by `source` it is registered.
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    _briefings "$@"
else
    compdef _briefings briefings
fi
