"""Is it well? `signs` looks, `records` remembers what the night did, `beat` is how a worker answers; `views` shows it."""
