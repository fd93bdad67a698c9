// Package mill grinds numbers.
package mill

const rounds = 400

// Grind mixes the bits of a number, round by round.
func Grind(seed uint64) uint64 {
	for range rounds {
		seed = turn(seed)
	}
	return seed
}

//go:noinline
func turn(seed uint64) uint64 {
	for range 64 {
		seed ^= seed << 13
		seed ^= seed >> 7
		seed ^= seed << 17
	}
	return seed
}
