"""Parse: records out of files that strangers wrote."""
