"""HTTP and HTML only: a view calls an action or a query and renders."""
