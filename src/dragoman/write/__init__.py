"""Writing: records in the forms that people and programs read; `formats` lists them."""
