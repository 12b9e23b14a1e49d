# Columns are parted by two blanks or more, and the first has a mark before it.
NR > 1 {
	sub(/^[ >]/, "")
	sub(/ +$/, "")
	gsub(/  +/, "|")
	print
}
