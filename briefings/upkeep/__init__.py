"""What a library needs now and then: looked through, made smaller, saved elsewhere, mended."""
