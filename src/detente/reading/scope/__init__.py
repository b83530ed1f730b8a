"""Scope: what stands above a frame and decides what is true of it."""
