"""Reading articles from what a user has: files of several kinds, folders, standard input."""
