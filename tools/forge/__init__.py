"""What the workflows do on the forge, one script for each make target; `port` is what they need of any forge."""
