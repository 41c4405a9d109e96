"""Bringing documents from the web: feeds, sitemaps and lists of addresses. Ingest reads them."""
