"""How good the reports are on story bundles that people marked by hand, and the floors it may not fall below."""
