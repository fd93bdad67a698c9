"""What the made-up profiles have in common: a CPU profile of one program."""

from .profile_encoder import Mapping, Profile, StackBuilder

ALL = "FN FL LN IN"
MS = 1_000_000
TIME = 1_700_000_000_123_456_789
CPU = [("samples", "count"), ("cpu", "nanoseconds")]


def cpu_profile(**fields):
    values = dict(sample_types=list(CPU), period_type=CPU[1], period=10 * MS)
    return Profile(**{**values, **fields})


def program(profile, name="/bin/prog", flags=ALL):
    profile.mappings.append(Mapping(1, 0x1000, 0x9000, 0, name, "abc123", flags))
    return StackBuilder(profile, mapping=1)
