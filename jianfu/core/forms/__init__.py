"""A sheet's layout -> fields -> data elements -> what is known, what is left."""
