package proj

func A() int {
	return 42
}
