"""What is done: triggers, frames, roles, status, and the events they make."""
