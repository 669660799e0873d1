"""People, organisations and places, told by evidence that is counted over the whole article."""
