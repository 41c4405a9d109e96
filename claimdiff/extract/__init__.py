"""From articles to statements: who takes which stance on which proposition."""
