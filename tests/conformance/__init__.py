"""The test suites of the W3C, put to the server."""
