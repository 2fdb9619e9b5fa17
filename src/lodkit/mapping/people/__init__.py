"""Who is named: persons with every form of their names, and what stands between them."""
