"""The file formats of a project, as shapes."""
