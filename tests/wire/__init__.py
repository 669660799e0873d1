"""What a program puts on the wire: tools that measure it, for the benchmarks and the tests.

`Session` runs a command under a pseudo-terminal and plays the terminal; `Link` makes the way
there slow; `Answer` is what one key cost. Nothing here knows what the programs do.
"""
