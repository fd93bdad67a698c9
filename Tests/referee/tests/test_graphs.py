"""Whether only the numbers of nodes of one name are free in a graph."""

import unittest

from ..case import Case
from ..judges import graphs, ties
from ..judges.comparison import Outcome
from ..judges.runs import Unreadable


def node(number, name, text=b"10ms"):
    return (b'N%d [label="%s\\n%s" id="node%d" fontsize=24 shape=box tooltip="%s (%s)" '
            b'color="#b20000" fillcolor="#edd5d5"]' % (number, name, text, number, name, text))


def edge(source, target, names, value=b"5ms", weight=1):
    return (b'N%d -> N%d [label=" %s" weight=%d color="#b2" tooltip="%s (%s)" labeltooltip="%s (%s)"]'
            % (source, target, value, weight, names, value, names, value))


def leaflet(number, at, value, tag):
    return [b'N%d_%d [label = "%s" id="N%d_%d" fontsize=8 shape=box3d tooltip="%s"]'
            % (number, at, tag, number, at, value),
            b'N%d -> N%d_%d [label=" %s" weight=100 tooltip="%s" labeltooltip="%s"]'
            % (number, number, at, value, value, value)]


def graph(*lines):
    return b"\n".join([b'digraph "prog" {', b'node [style=filled fillcolor="#f8f8f8"]', *lines, b"}", b""])


def agree(first, second):
    return ties.agree(Case("test", ("-dot",)), Outcome(0, first), Outcome(0, second))


class Graphs(unittest.TestCase):
    MAIN = node(1, b"main")

    def test_nodes_of_one_name_may_be_numbered_in_any_order(self):
        first = graph(self.MAIN, node(2, b"a"), node(3, b"a", b"20ms"),
                      edge(1, 2, b"main -> a", b"6ms"), edge(1, 3, b"main -> a"))
        second = graph(self.MAIN, node(2, b"a", b"20ms"), node(3, b"a"),
                       edge(1, 3, b"main -> a", b"6ms"), edge(1, 2, b"main -> a"))
        self.assertTrue(agree(first, second))

    def test_an_edge_to_the_other_of_two_nodes_is_seen(self):
        nodes = [self.MAIN, node(2, b"a"), node(3, b"a", b"20ms")]
        first = graph(*nodes, edge(1, 2, b"main -> a", b"6ms"), edge(1, 3, b"main -> a"))
        second = graph(*nodes, edge(1, 3, b"main -> a", b"6ms"), edge(1, 2, b"main -> a"))
        self.assertFalse(agree(first, second))
        turned = graph(*nodes, edge(2, 1, b"main -> a", b"6ms"), edge(1, 3, b"main -> a"))
        self.assertFalse(agree(first, turned))

    def test_nodes_alike_are_told_apart_by_what_is_beyond_their_neighbours(self):
        nodes = [self.MAIN, node(2, b"a"), node(3, b"a"), node(4, b"b"), node(5, b"b"), node(6, b"c")]
        calls = [edge(2, 4, b"a -> b"), edge(3, 5, b"a -> b")]
        first = graph(*nodes, edge(1, 2, b"main -> a"), *calls, edge(4, 6, b"b -> c"))
        other = graph(*nodes, edge(1, 2, b"main -> a"), *calls, edge(5, 6, b"b -> c"))
        same = graph(*nodes, edge(1, 3, b"main -> a"), *calls, edge(5, 6, b"b -> c"))
        self.assertFalse(agree(first, other))
        self.assertTrue(agree(first, same))

    def test_nodes_of_another_name_may_not_change_places(self):
        first = graph(node(1, b"a"), node(2, b"b"))
        self.assertFalse(agree(first, graph(node(1, b"b"), node(2, b"a"))))
        self.assertFalse(agree(first, graph(node(2, b"b"), node(1, b"a"))))

    def test_edges_of_one_value_have_the_order_of_their_names(self):
        nodes = [self.MAIN, node(2, b"a"), node(3, b"b")]
        one, two = edge(1, 2, b"main -> a"), edge(1, 3, b"main -> b")
        self.assertFalse(agree(graph(*nodes, one, two), graph(*nodes, two, one)))
        minus = edge(1, 3, b"main -> b", b"-5ms")
        self.assertTrue(agree(graph(*nodes, one, minus), graph(*nodes, minus, one)))

    def test_the_frame_counts_and_where_it_stands(self):
        first = graph(self.MAIN)
        self.assertFalse(agree(first, first.replace(b"f8f8f8", b"f8f8f9")))
        self.assertFalse(agree(first, self.MAIN + b"\n" + graph()))
        nodes = [self.MAIN, node(2, b"a")]
        line = edge(1, 2, b"main -> a")
        self.assertFalse(agree(graph(*nodes, line), graph(nodes[0], line, nodes[1])))

    def test_tags_of_opposite_signs_have_no_order(self):
        def tagged(*tags):
            lines = [leaflet(1, at, value, tag) for at, (value, tag) in enumerate(tags)]
            return graph(self.MAIN, *sum(lines, []))
        plus, minus, more = (b"5ms", b"k:a"), (b"-5ms", b"k:b"), (b"5ms", b"k:c")
        self.assertTrue(agree(tagged(plus, minus), tagged(minus, plus)))
        self.assertFalse(agree(tagged(plus, more), tagged(more, plus)))
        self.assertFalse(agree(tagged(plus, minus), tagged(minus, minus)))
        self.assertFalse(agree(tagged(plus, minus), tagged(plus)))

    def test_a_tag_belongs_to_its_node(self):
        nodes = [self.MAIN, node(2, b"a")]
        tag = leaflet(1, 0, b"5ms", b"k:a")
        first = graph(nodes[0], *tag, nodes[1])
        self.assertFalse(agree(first, graph(*nodes, *leaflet(2, 0, b"5ms", b"k:a"))))
        self.assertFalse(agree(first, graph(*nodes, *tag)))

    def test_a_line_feed_in_a_tag_does_not_end_it(self):
        lines = leaflet(1, 0, b"5ms", b"k:a\nb")
        first = graph(self.MAIN, *lines)
        self.assertFalse(agree(first, first.replace(b"a\nb", b"a\nc", 1)))

    def test_ends_of_an_edge_count_beside_its_names(self):
        """Nodes of one name that differ by their own lines, and edges that differ by the ends alone."""
        nodes = [self.MAIN, node(2, b"a"), node(3, b"a", b"20ms"), node(4, b"b"), node(5, b"b", b"20ms")]
        first = graph(*nodes, edge(2, 4, b"a -> b"), edge(3, 5, b"a -> b"))
        crossed = graph(*nodes, edge(2, 5, b"a -> b"), edge(3, 4, b"a -> b"))
        self.assertFalse(agree(first, crossed))

    def test_the_weight_of_an_edge_counts(self):
        nodes = [self.MAIN, node(2, b"a")]
        line = edge(1, 2, b"main -> a")
        self.assertFalse(agree(graph(*nodes, line), graph(*nodes, line.replace(b"weight=1", b"weight=2"))))

    def test_nodes_are_told_apart_at_any_distance(self):
        chain = [node(at, name) for at, name in enumerate(b"mmaabbccddeeffx", 1)
                 for name in [bytes([name])]]
        calls = [edge(at, at + 2, b"-") for at in range(1, 13)]
        start = edge(15, 1, b"x -> m", b"9ms")
        other = edge(15, 2, b"x -> m", b"9ms")
        self.assertFalse(agree(graph(*chain, start, *calls, edge(13, 15, b"f -> x")),
                               graph(*chain, other, *calls, edge(13, 15, b"f -> x"))))

    def test_a_node_that_is_numbered_wrong_is_refused(self):
        first = graph(node(1, b"a"), node(2, b"b"))
        for other in (graph(node(1, b"a"), node(3, b"b")), graph(node(2, b"a"), node(1, b"b"))):
            self.assertFalse(agree(first, other))
        self.assertRaises(Unreadable, graphs.canonical, other, False)

    def test_a_tag_after_no_node_is_refused(self):
        stray = graph(self.MAIN, edge(1, 1, b"main -> main"), *leaflet(1, 0, b"5ms", b"k:a"))
        self.assertRaises(Unreadable, graphs.canonical, stray, False)

    def test_an_edge_of_no_node_is_refused(self):
        first = graph(self.MAIN, node(2, b"a"), edge(1, 2, b"main -> a"))
        lost = graph(self.MAIN, node(2, b"a"), edge(1, 3, b"main -> a"))
        self.assertFalse(agree(first, lost))
        self.assertFalse(agree(lost + b" ", lost))


if __name__ == "__main__":
    unittest.main()
