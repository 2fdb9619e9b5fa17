"""What in shapes SHACL Core leaves open: queries and the like, and circles of shapes."""

from collections.abc import Mapping

from lodkit.validation.constraints import Foreign, Shape
from lodkit.validation.data import Term
from lodkit.validation.shapes import Shapes, led_to

Leads = Mapping[Term, frozenset[Term]]


def foreign(shapes: Shapes) -> dict[Term, str]:
    """The targeted shapes that hold, or lead to, what Core leaves open; and what it is."""
    leads = _leads(shapes)
    found = {node: what for node in leads if (what := _foreign_in(shapes.shape(node)))}
    plain = _plain(leads, found)
    targeted = (node for node in shapes.targeted_nodes() if node not in plain)
    return {node: _what(leads, found, node) for node in targeted}


def _leads(shapes: Shapes) -> dict[Term, frozenset[Term]]:
    """The shapes that each shape leads to in one step, of all that targeted shapes lead to."""
    leads: dict[Term, frozenset[Term]] = {}
    waiting = shapes.targeted_nodes()
    while waiting:
        node = waiting.pop()
        if node not in leads:
            leads[node] = frozenset(n for c in shapes.shape(node).constraints for n in led_to(c))
            waiting += leads[node]
    return leads


def _plain(leads: Leads, found: Mapping[Term, str]) -> set[Term]:
    """The shapes that are Core through and through: those that lead to none but such shapes."""
    plain: set[Term] = set()
    waiting = [node for node in leads if node not in found]
    while ready := [node for node in waiting if leads[node] <= plain]:
        plain.update(ready)
        waiting = [node for node in waiting if node not in plain]
    return plain


def _foreign_in(shape: Shape) -> str:
    return next((one.what for one in shape.constraints if isinstance(one, Foreign)), "")


def _what(leads: Leads, found: Mapping[Term, str], node: Term) -> str:
    """What a shape leads to that is foreign; a circle where it is none of the others."""
    seen, waiting = {node}, [node]
    while waiting:
        here = waiting.pop()
        if here in found:
            return found[here]
        waiting += leads[here] - seen
        seen |= leads[here]
    return "shapes that refer to themselves"
