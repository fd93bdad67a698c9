"""Compares swprof with others: with go tool pprof, with llvm-symbolizer, one format with another.

Each subject is a package that runs from the root of the project: python3 -m Tests.referee.SUBJECT.

    parity        profiles x options, against pprof
    commandlines  command lines and how they end, against pprof
    shell         sessions of the shell, against pprof
    servers       profiles taken from running programs, against pprof
    native        C++, Rust and Swift programs, against llvm-symbolizer and pprof
    symbols       symbols of large programs and the time they take, against llvm-symbolizer
    formats       JSON and CSV, against the schema, each other and pprof
    recipes       the scripts of README's section "In CI", on small projects
    judges        whether two outputs are the same: used by all of these
    tests         tests of the judges, which need none of these programs

Modules: reference (Go and its pprof, fetched once), runner and case (one command line for both),
selfcheck and alterations (whether the judges see what is altered), golden (writes Fixtures/Golden),
symbolizer and elf.
"""
