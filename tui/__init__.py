"""The terminal app: screens, widgets, keys.

Textual reads its settings from the environment when it is first imported, so they are set
here, before any module of this package can import it. What the user set stays.
"""

import os

SETTINGS = {
    # A key that follows another at once must not wait for the next 60 Hz frame.
    "TEXTUAL_FPS": "1000",
    # Every animation is a stream of frames that a thin line has to carry.
    "TEXTUAL_ANIMATIONS": "none",
    "TEXTUAL_SMOOTH_SCROLL": "0",
    # A dropped line would leave the terminal in this keyboard mode.
    "TEXTUAL_DISABLE_KITTY_KEY": "1",
}

for _name, _value in SETTINGS.items():
    os.environ.setdefault(_name, _value)
