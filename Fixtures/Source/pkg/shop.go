package pkg

// Serve is listed from its start line, which the profile names.
func Serve(orders []Order) (sum int) {
	for _, order := range orders {
		sum += total(order)
	}
	if sum < 0 {
		return again(sum)
	}
	return sum
}

// total has its samples on three of its lines.
func total(order Order) int {
	sum := 0
	for _, item := range order.items {
		sum += price(item)
	}
	if order.isGift {
		sum += 5
	}

	return sum
}

func price(item Item) int { return item.cents * item.count } // inlined

func again(sum int) int {
	if sum < -10 {
		return again(sum + 10) // é, 日本, <b> & "quotes"
	}
	return sum
}
