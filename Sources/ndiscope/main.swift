print("ndiscope")
