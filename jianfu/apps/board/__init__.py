"""看板: screens and the bulletin over what others keep; no table of its own."""
