"""The desk: pages over the ledger, served on the own machine. ``app.build`` makes the application."""
