"""From the ledger to the state of play: positions over time, convergence, tension, differing accounts, deadlines.

Each module is a layer of pure functions over frozen data; ``loading`` turns rows of the ledger into that data.
"""
