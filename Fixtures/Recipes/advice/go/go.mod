module sickbay

go 1.27
