"""Laws of what is kept between runs."""
