"""What the thrifty driver sends shows, cell for cell, what Textual wrote.

Two terminals stand side by side: one is sent what Textual wrote for a frame, the other what the
encoder made of it. After every frame all their cells are compared: text, width, colours and
attributes. The terminals are xterm.js's (`oracle`), and pyte's for the text.

The frames are made up (`test_random`, grown by hypothesis) or recorded from the app itself
(`test_journeys`). 2,000 made-up frames take seconds; for more, and for others:

    FRAMES=200000 python -m pytest tests/frames/test_random.py

`BRIEFINGS_XTERM` names a `node_modules` folder with @xterm/headless and @xterm/addon-unicode11.
"""
