"""Schema: the objects of HSDS 3.1 with the fields of our profile."""
