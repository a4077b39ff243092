"""HTTP on sockets: requests are read, and answers handed over, off the threads."""
