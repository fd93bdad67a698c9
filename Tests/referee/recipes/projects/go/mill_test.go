package mill

import "testing"

var sink uint64

func BenchmarkGrind(b *testing.B) {
	for i := range b.N {
		for range 200 {
			sink += Grind(uint64(i) + 1)
		}
	}
}
