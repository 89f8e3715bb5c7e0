"""Feeds: documents that are fetched over the network, because somebody asked for just these."""
