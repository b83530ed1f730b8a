"""Numbers, quantities and what they count."""
