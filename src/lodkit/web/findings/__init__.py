"""What validation found: the release's report, what concerns a node, and data that is sent in."""
