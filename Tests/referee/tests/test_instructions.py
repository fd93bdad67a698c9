"""Whether only what another disassembler may say is left out of disassembly."""

import unittest

from ..case import Case
from ..judges import comparison, instructions
from ..judges.comparison import Outcome

TITLE = b"ROUTINE ======================== main.main\n      10ms       10ms (flat, cum)   100% of Total\n"
ROWS = [
    (b".", b".", 0x1000, b"SUBQ $24, SP", b"main.go:5"),
    (b"10ms", b"10ms", 0x1004, b"MOVQ AX, BX", b"main.go:6"),
    (b".", b"20ms", 0x1007, b"CALL f", b"main.go:7"),
    (b".", b".", 0x100c, b"ADDQ $24, SP", b"main.go:7"),
    (b".", b".", 0x1010, b"RET", b"main.go:8"),
]


def listing(rows=ROWS, title=TITLE):
    lines = [b"%10s %10s     %6x: %-38s ;%s\n" % row for row in rows]
    return b"Total: 100ms\n" + title + b"".join(lines)


def changed(at, **fields):
    names = ["flat", "cum", "address", "text", "place"]
    row = dict(zip(names, ROWS[at])) | fields
    return [*ROWS[:at], tuple(row[each] for each in names), *ROWS[at + 1:]]


def agree(theirs, ours):
    case = Case("test", ("-disasm=.",))
    first, second = comparison.aligned(case, Outcome(0, theirs), Outcome(0, ours))
    return first.is_same(second)


class Disassembly(unittest.TestCase):
    def test_the_text_of_an_instruction_may_be_another(self):
        self.assertTrue(agree(listing(), listing(changed(1, text=b"movq %rax, %rbx"))))

    def test_a_value_an_address_or_a_place_may_not(self):
        for change in ({"flat": b"11ms"}, {"cum": b"."}, {"address": 0x1005}, {"place": b"main.go:7"}):
            self.assertFalse(agree(listing(), listing(changed(1, **change))), change)

    def test_a_title_may_not(self):
        self.assertFalse(agree(listing(), listing(title=TITLE.replace(b"100%", b"99%"))))
        self.assertFalse(agree(listing(), listing(title=TITLE.replace(b"main.main", b"main.mein"))))
        self.assertFalse(agree(listing() + TITLE, listing()))

    def test_a_row_that_is_lost_or_too_many_is_seen(self):
        for at in range(len(ROWS) - 1):
            fewer = ROWS[:at] + ROWS[at + 1:]
            self.assertFalse(agree(listing(), listing(fewer)), at)
            self.assertFalse(agree(listing(fewer), listing()), at)
        self.assertFalse(agree(listing(), listing([])))
        self.assertFalse(agree(listing([]), listing()))

    def test_rows_in_another_order_are_seen(self):
        self.assertFalse(agree(listing(), listing([ROWS[1], ROWS[0], *ROWS[2:]])))

    def test_a_listing_that_ends_early_is_seen(self):
        for end in range(1, len(ROWS)):
            self.assertFalse(agree(listing(), listing(ROWS[:end])), end)

    def test_the_last_instruction_may_be_lost_or_cut(self):
        self.assertTrue(agree(listing(ROWS[:-1]), listing()))
        cut = [(b".", b".", 0x1010 + at, text, b"main.go:8")
               for at, text in enumerate((b"?", b"JS 0x1012", b"?"))]
        self.assertTrue(agree(listing(ROWS[:-1] + cut), listing()))
        far = (b".", b".", 0x1010 + 15, b"?", b"main.go:8")
        self.assertFalse(agree(listing(ROWS[:-1] + cut + [far]), listing()))
        self.assertFalse(agree(listing(ROWS[:-2]), listing()))

    def test_a_last_instruction_that_pprof_has_whole_counts(self):
        self.assertTrue(agree(listing(), listing()))
        self.assertFalse(agree(listing(), listing(changed(4, cum=b"10ms"))))

    def test_the_place_may_stand_above(self):
        above = listing().replace(b"ADDQ $24, SP                           ;main.go:7",
                                  b"ADDQ $24, SP")
        self.assertNotEqual(above, listing())
        self.assertTrue(agree(above, listing()))
        line, start = b"%50s;main.go:9\n" % b"", b"         .          .       100c"
        rows = listing(changed(3, place=b"main.go:9"))
        self.assertTrue(agree(rows, above.replace(start, line + start)))
        self.assertFalse(agree(rows, above))

    def test_rows_after_an_unknown_instruction_are_taken_together(self):
        theirs = [ROWS[0], (b"10ms", b"10ms", 0x1004, b"?", b"main.go:6"),
                  (b".", b"20ms", 0x1005, b"XORL", b"main.go:6"), *ROWS[3:]]
        ours = changed(1, text=b"vmovdqu")
        self.assertTrue(agree(listing(theirs), listing(ours)))
        self.assertFalse(agree(listing(theirs), listing(changed(2, cum=b"21ms"))))
        self.assertFalse(agree(listing(theirs), listing(ours[1:])))
        upper = [ROWS[0], (b"10ms", b"10ms", 0x1004, b"VZEROUPPER", b"main.go:6"), *theirs[2:]]
        self.assertTrue(agree(listing(upper), listing(ours)))

    def test_after_the_next_address_of_both_every_row_counts_again(self):
        unknown = changed(1, text=b"?")
        self.assertTrue(agree(listing(unknown), listing()))
        self.assertFalse(agree(listing(unknown), listing(ROWS[:3] + ROWS[4:])))
        swapped = [ROWS[0], (b".", b"20ms", 0x1004, b"a", b"main.go:6"),
                   (b"10ms", b"10ms", 0x1007, b"b", b"main.go:7"), *ROWS[3:]]
        self.assertFalse(agree(listing(unknown), listing(swapped)))

    def test_rows_without_values_count(self):
        more = [(b".", b".", 0x1005 + at, b"NOP", b"main.go:6") for at in range(2)]
        longer = [*ROWS[:2], *more, *ROWS[2:]]
        self.assertFalse(agree(listing(), listing(longer)))
        self.assertFalse(agree(listing(longer), listing()))

    def test_each_symbol_has_a_last_instruction(self):
        theirs, ours = listing(ROWS[:-1]), listing()
        other = TITLE.replace(b"main.main", b"main.other")
        for rows, is_same in ((ROWS, True), (changed(1, cum=b"11ms"), False)):
            self.assertEqual(agree(theirs + theirs.replace(TITLE, other),
                                   ours + listing(rows, other)), is_same)
        self.assertFalse(agree(listing() + TITLE, listing()[:-1]))

    def test_a_failure_is_compared_as_it_is(self):
        case = Case("test", ("-disasm=.",))
        outcomes = Outcome(2, listing()), Outcome(2, listing(changed(1, text=b"movq")))
        self.assertEqual(tuple(comparison.aligned(case, *outcomes)), outcomes)


class Pages(unittest.TestCase):
    THEIRS = (
        b'<p class="filename">/src/main.go</p>\n'
        b'<span class=line>  6</span> <span class=livesrc>  10ms   10ms  a()</span>\n'
        b'<span class=line>  7</span> <span class=livesrc>     .   20ms  b()</span>\n'
        b'<span class=line>  8</span> <span class=livesrc>     .      .  c()</span>\n')
    OURS = (
        b'<p class="file">/src/main.go</p>\n'
        b'<details class="s"><summary><i>6</i> 10ms 10ms a()</summary>\n'
        b'<details class="s"><summary><i>7</i> . 20ms b()</summary>\n')

    def lines(self, page):
        return instructions.sampled_lines(page)

    def test_pages_of_both_say_the_same(self):
        self.assertEqual(self.lines(self.THEIRS), self.lines(self.OURS))
        self.assertEqual(len(self.lines(self.OURS).split(b"\n")), 2)

    def test_another_value_line_or_file_is_seen(self):
        for old, new in ((b"10ms 10ms", b"10ms 11ms"), (b"<i>6", b"<i>5"), (b"main.go", b"main.c")):
            self.assertNotEqual(self.lines(self.THEIRS), self.lines(self.OURS.replace(old, new)))

    def test_a_line_lost_or_twice_is_seen(self):
        for line in self.OURS.splitlines(True):
            self.assertNotEqual(self.lines(self.THEIRS), self.lines(self.OURS.replace(line, b"")))
        self.assertNotEqual(self.lines(self.THEIRS), self.lines(self.OURS + line))


if __name__ == "__main__":
    unittest.main()
