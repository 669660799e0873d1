# Completion of `briefings` in fish. The program itself says what may follow.

function __briefings_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l program (string replace -r '^~/' "$HOME/" -- $words[1])
    set -e words[1]
    # A path is completed without the option before its `=`, and offered with it.
    set -l option (string match -r -- '^--[^=]*=' "$current")
    set -l path (string replace -r -- '^--[^=]*=' '' "$current")
    for reply in (env _BRIEFINGS_COMPLETE=fish $program $words "$current" </dev/null 2>/dev/null)
        switch $reply
            case :file
                printf '%s\n' "$option"(__fish_complete_path "$path")
            case :dir
                printf '%s\n' "$option"(__fish_complete_directories "$path" '')
            case '*'
                printf '%s\n' $reply
        end
    end
end

complete --command briefings --no-files --keep-order --arguments '(__briefings_complete)'
