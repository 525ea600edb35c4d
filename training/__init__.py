"""The recipe that makes the reader's weights: data, network, learning, export. Not part of the installed package."""
