"""What is said: quotations, cues, speakers, contents, and the statements they make."""
