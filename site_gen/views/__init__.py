"""What pages show: frozen values in Italian, addresses included; templates only lay them out."""
