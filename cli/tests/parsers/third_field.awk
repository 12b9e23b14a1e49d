# The third word of a row is the ID.
NR > 1 {
	sub(/^[ >]/, "")
	print $3
}
