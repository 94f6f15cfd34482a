"""The domain of the crisis registry: facts, law, and what follows from them."""
