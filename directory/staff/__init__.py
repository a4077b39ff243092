"""The pages of those who sign in: mission staff, partners, vetters, stewards."""
