"""Whether two outputs are the same, by the rules of each kind."""
