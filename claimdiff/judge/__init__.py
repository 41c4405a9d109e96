"""From clusters to findings: what contradicts what, and why a pair is stopped."""
