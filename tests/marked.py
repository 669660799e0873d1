"""A made-up briefing whose words have signs that terminals do not agree on the width of."""

from tests import samples

ARTICLE = "\n".join(
    (
        "हिन्दी तमिल কাজ",
        "",
        "हिन्दी तमिल কাজ — यह एक छोटा लेख है जिसमें बहुत सी मात्राएँ हैं और जिसे हर टर्मिनल अपने ढंग से "
        "दिखाता है, फिर भी कोई मात्रा खो नहीं सकती।",
        "தமிழ் மொழி பேசும் மக்கள் கோடிக்கணக்கில் உள்ளனர், அவர்கள் சொல்வதை எல்லாம் காட்ட வேண்டும்.",
        "বাংলা ভাষায় কাজ করা মানুষ সংখ্যায় কম নয়, তাদের কথাও শোনা দরকার।",
        "Team 👍🏽 said yes, 👩🏿 said no; families 👨\u200d👩\u200d👧 and flags 🇵🇪 stay "
        "whole, as ❤\ufe0f does.",
        "한국어 \u1112\u1161\u11ab\u1100\u116e\u11a8 and ภาษาไทย กำลัง, ကမ္ဘာ, ಕನ್ನಡ ಭಾಷೆ, മലയാളം കാര്യം.",
        "",
    )
)

BRIEFING = """
lens = "counternarcotics"
editor = "A. Tester"
edited = 2024-05-01

[source]
title = "हिन्दी तमिल কাজ"
publisher = "Sample"
published = 2022-01-31
language = "hi"

[[panel]]
key = "security"
bottom_line = "हिन्दी तमिल কাজ — यह एक छोटा लेख है, कोई मात्रा खो नहीं सकती।"
evidence = ["कोई मात्रा खो नहीं सकती"]

[[key_point]]
id = "signs"
topics = ["security"]
text = "தமிழ் மொழி பேசும் மக்கள் கோடிக்கணக்கில் உள்ளனர் 👍🏽👩🏿 காட்ட வேண்டும்"
evidence = ["தமிழ் மொழி பேசும் மக்கள் கோடிக்கணக்கில் உள்ளனர்"]

[[key_point]]
id = "work"
topics = ["security"]
text = "বাংলা ভাষায় কাজ করা মানুষ সংখ্যায় কম নয়"
evidence = ["বাংলা ভাষায় কাজ করা মানুষ সংখ্যায় কম নয়"]
"""

RUNNER = samples.RUNNER.replace("customs-2022", "marked-2022").replace("samples", "marked")
"""A program that starts the app on a library which also holds it."""
