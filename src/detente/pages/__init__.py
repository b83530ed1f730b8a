"""The state of play as pages to be read, printed and sent: nothing is computed here, everything comes as it is told."""
