"""The compiled inner loops of the bargaining models; typed functions around them are one folder up.

Compiled once and cached on disk beside the package, or in the user's cache folder where the package cannot be written.
"""
