"""Who answers to whom, for what, under which duty."""
