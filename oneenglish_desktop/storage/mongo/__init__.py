"""MongoDB: questions, answers and media as documents, with roles per tier."""
