"""From a node to what its page shows: plain values, made for what the node is."""
