"""Facts as data: states, organs, bodies, groups, offices, roles, cues; and the typed access to them."""
