"""Who did what when: lines that are only ever added, each sealed with the one before it."""
