"""From statements to claim clusters: what says the same thing, and who wrote it first."""
