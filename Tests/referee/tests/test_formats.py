"""Whether a table that says another thing than the JSON, or than pprof, is seen."""

import copy
import unittest

from ..formats import comparing, pprof_text, spoiling
from ..formats.program import Broken, members, refuse
from . import stored

DOCUMENT = {
    "report": "tree", "sample_types": [{"name": "cpu", "unit": "ns"}],
    "rows": [
        {"name": "a", "flat": {"cpu": 10}, "flat_share": 0.5,
         "callees": [{"name": "b", "value": {"cpu": 5}}]},
        {"name": "b", "flat": {"cpu": 5}, "flat_share": 0.00001, "marks": ["x", "y"]},
    ],
}
HEADER = ["row", "relation", "name", "flat:cpu/ns", "flat_share", "value:cpu/ns", "marks"]
ROWS = [
    ["1", "self", "a", "10", "0.5", "", ""], ["1", "callees", "b", "", "", "5", ""],
    ["2", "self", "b", "5", "1e-05", "", "x\ny"],
]


class Csv(unittest.TestCase):
    def test_the_same_rows_are_accepted(self):
        comparing.check_csv(DOCUMENT, HEADER, ROWS)

    def test_a_cell_that_is_another_is_seen(self):
        for number, row in enumerate(ROWS):
            for place, cell in enumerate(row):
                other = copy.deepcopy(ROWS)
                other[number][place] = "7" if cell != "7" else "8"
                self.assert_broken(other)
                if cell:
                    other[number][place] = ""
                    self.assert_broken(other)

    def test_a_row_that_is_lost_twice_or_elsewhere_is_seen(self):
        one, two, three = ROWS
        for rows in ([one, two], [one, two, three, three], [one, three, two], [two, one, three]):
            self.assert_broken(rows)

    def test_another_header_is_seen(self):
        for place in range(2, len(HEADER)):
            header = [*HEADER[:place], "other", *HEADER[place + 1:]]
            self.assertRaises(Broken, comparing.check_csv, DOCUMENT, header, ROWS)

    def assert_broken(self, rows):
        with self.assertRaises(Broken, msg=rows):
            comparing.check_csv(DOCUMENT, HEADER, rows)


class Goldens(unittest.TestCase):
    TOP = stored.golden("example.text.txt").decode()

    def top(self):
        """The document of that text."""
        rows = []
        for name, flat, cum in pprof_text.top_rows(self.TOP):
            name, _, mark = name.partition(" (")
            row = {"name": name, "flat_share": flat / 100, "cum_share": cum / 100}
            if mark:
                row["inlined"] = {"inline)": "yes", "partial-inline)": "partly"}[mark]
            rows.append(row)
        return {"rows": rows}

    def test_the_rows_of_pprof_are_accepted(self):
        comparing.check_top(self.top(), self.TOP, "example")
        self.assertGreater(len(self.top()["rows"]), 3)

    def test_a_share_a_name_or_a_row_that_is_another_is_seen(self):
        for at, row in enumerate(self.top()["rows"]):
            for name in ("flat_share", "cum_share"):
                self.assert_broken(lambda rows: rows[at].update({name: row[name] + 0.001}))
            self.assert_broken(lambda rows: rows[at].update(name="x"))
            self.assert_broken(lambda rows: rows.pop(at))
            self.assert_broken(lambda rows: rows.append(rows[at]))
        self.assert_broken(lambda rows: rows.reverse())
        self.assert_broken(lambda rows: rows[0].update(inlined="no"))

    def assert_broken(self, change):
        document = self.top()
        change(document["rows"])
        with self.assertRaises(Broken):
            comparing.check_top(document, self.TOP, "example")

    def test_names_are_printed_as_pprof_prints_them(self):
        row = {"name": "f", "address": "0x1000", "file": "a.c", "line": 5, "column": 2, "inlined": "yes"}
        self.assertEqual(pprof_text.printed_name(row), "0000000000001000 f a.c:5:2 (inline)")
        self.assertEqual(pprof_text.printed_name({"name": "a.c", "file": "a.c"}), "a.c")

    RAW = ("PeriodType: cpu ns\nSamples:\ncpu/ns[dflt] n/count\n"
           "    5   1: 1 2 \n   key:[v]\n   -3   2: 1 \nLocations\n")

    def raw(self, *rows):
        return {"rows": [{"value": {"cpu": cpu, "n": count}} for cpu, count in rows],
                "sample_types": [{"name": "cpu"}, {"name": "n"}]}

    def test_samples_add_up_to_the_same(self):
        comparing.check_raw(self.raw((5, 1), (-3, 2)), self.RAW, "raw")
        for rows in ([(5, 1)], [(5, 1), (-3, 1)], [(5, 1), (3, 2)], [(5, 1), (-3, 2), (0, 0)]):
            self.assertRaises(Broken, comparing.check_raw, self.raw(*rows), self.RAW, "raw")


class Reading(unittest.TestCase):
    def test_a_member_twice_and_what_is_no_number_are_refused(self):
        self.assertEqual(members([("a", 1), ("b", 2)]), {"a": 1, "b": 2})
        self.assertRaises(Broken, members, [("a", 1), ("a", 1)])
        self.assertRaises(Broken, refuse, "NaN")

    def test_every_spoilt_document_is_another(self):
        spoilt = [document for _, document in spoiling.spoilt(DOCUMENT)]
        self.assertGreater(len(spoilt), 20)
        self.assertFalse([document for document in spoilt if document == DOCUMENT])


if __name__ == "__main__":
    unittest.main()
