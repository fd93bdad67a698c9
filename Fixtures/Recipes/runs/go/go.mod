module audit

go 1.27
