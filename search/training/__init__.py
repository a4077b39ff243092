"""Training: how the model of understanding is made from what people say."""
