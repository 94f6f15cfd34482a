"""What the workflows do on the forge, through its own command `gh`: one script each, run by a make target."""
