# Completion of `briefings` in bash. The program itself says what may follow.

_briefings() {
    local program=$1 current=$2 reply
    COMPREPLY=()
    while IFS= read -r reply; do
        case $reply in
            :file) compopt -o default ;;
            :dir) compopt -o plusdirs -o filenames ;;
            *) COMPREPLY+=("$reply") ;;
        esac
    done < <(
        _BRIEFINGS_COMPLETE=bash "${program/#\~\//"$HOME"/}" \
            "${COMP_WORDS[@]:1:COMP_CWORD-1}" "$current" </dev/null
    )
} 2>/dev/null

# Before 4.4 bash sorts what is offered, and knows no `nosort`.
complete -o nosort -F _briefings briefings 2>/dev/null || complete -F _briefings briefings
