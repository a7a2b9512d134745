"""Numbers and quantities as the words give them."""
