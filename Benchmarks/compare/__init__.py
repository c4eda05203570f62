"""Runs ndiscope and its peers beside each other and says how they compare."""
