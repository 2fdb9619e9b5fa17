"""How programs find and fetch the dataset: files, catalogue, descriptions of the service."""
