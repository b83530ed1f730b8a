"""From where the parties stand to where it may end: scenarios, five models, ensembles, and what moves the outcome.

A scenario (``scenario``) says who wants what, how much it matters to each and how strong each is, every value with its
uncertainty and its source. Models (``models``) take draws of it and give outcomes. They never write to the ledger.
"""
