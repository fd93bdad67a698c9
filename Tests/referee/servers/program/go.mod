module workshop

go 1.27
