"""Short speeches with the kinds of formalism in them, labelled before the program was run on them; all fictional."""
