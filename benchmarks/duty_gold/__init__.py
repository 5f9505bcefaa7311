"""Demands and whistles with their answers, written before the program was run on them; all fictional."""
