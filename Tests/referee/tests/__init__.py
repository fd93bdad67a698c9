"""Tests of what judges outputs: a planted difference must be seen, and a real tie accepted.

They need neither pprof nor swprof. outputs/ has pairs that two runs of pprof printed, which differ in
ties only; ordered outputs are those of Fixtures/Golden.
"""
