module mill

go 1.24
