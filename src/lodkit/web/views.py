"""What each kind of thing has on its page: one function a kind, from a node to a view."""

from collections.abc import Callable, Iterable

from lodkit.rdf.namespaces import (
    ELI,
    LK,
    OA,
    ORG,
    PROV,
    RDFS,
    SCHEMA,
    SKOS,
)
from lodkit.web.graph import Node, Text, held, is_graph
from lodkit.web.naming import text_of
from lodkit.web.terms import SCHEMA_MORE, SKOS_MORE
from lodkit.web.view import ROWS_SHOWN, WORD, Link, Reader, Row, Table, Value, View, table

Tables = tuple[Table, ...]
Facts = tuple[tuple[str, tuple[Value, ...]], ...]


def view_of(node: Node, reader: Reader) -> View:
    """The page on a node, made for what it is."""
    if is_graph(node):
        return _graph(node, reader)
    kinds = node.classes()
    make = next((view for kind, view in VIEWS.items() if kind in kinds), _anything)
    return make(node, reader)


def _person(node: Node, reader: Reader) -> View:
    memberships = node.incoming(ORG.member)
    former = [one for one in memberships if _is_true(one, LK.former)]
    current = [one for one in memberships if one not in former]
    return View(
        "person",
        _facts(reader, node, ("perhaps-also", SKOS.closeMatch)),
        (
            *_posts_held("posts-held", current, reader),
            *_posts_held("posts-formerly-held", former, reader),
            *_meetings_attended(node.incoming(LK.participant), reader),
            *_name_forms(node.nodes(LK.nameForm), reader),
            *_guesses(node.incoming(LK.between), reader),
        ),
    )


def _posts_held(title: str, memberships: list[Node], reader: Reader) -> Tables:
    columns = ("post", "body", "attested-on")
    return table(
        title,
        columns,
        (
            Row(
                (
                    reader.links(one.nodes(LK.post)),
                    reader.links(one.nodes(ORG.organization)),
                    reader.values(one, LK.attestedOn),
                ),
                reader.sources(one),
            )
            for one in memberships
        ),
    )


def _meetings_attended(participations: list[Node], reader: Reader) -> Tables:
    columns = ("meeting", "manner", "capacity")
    return table(
        "meetings",
        columns,
        (
            Row(
                (
                    reader.links(one.nodes(LK.meeting)),
                    reader.links(one.nodes(LK.manner)),
                    reader.links(one.nodes(LK.capacity)),
                ),
                reader.sources(one),
            )
            for one in participations
        ),
    )


def _name_forms(forms: list[Node], reader: Reader) -> Tables:
    return table(
        "name-forms",
        ("form", "reading"),
        (
            Row((reader.values(form, LK.form), _reading(form)), reader.sources(form))
            for form in forms
        ),
    )


def _reading(form: Node) -> tuple[Value, ...]:
    """Whether the Latin name is one of several readings of the form."""
    return (_word("uncertain"),) if _is_true(form, LK.uncertain) else ()


def _guesses(guesses: list[Node], reader: Reader) -> Tables:
    return table(
        "perhaps-one-person",
        ("person", "reason"),
        (
            Row((reader.links(guess.nodes(LK.between)), reader.values(guess, RDFS.comment)))
            for guess in guesses
        ),
    )


def _body(node: Node, reader: Reader) -> View:
    facts = _facts(reader, node, ("kind", ORG.classification), ("scope", LK.scope))
    return View(
        "body",
        facts,
        (
            *_holders(node.incoming(ORG.organization), reader),
            *_meeting_list("meetings", node.incoming(SCHEMA.organizer), reader),
            *_documents("documents", node.incoming(ELI.passed_by), reader),
            *_mentions(node, reader),
        ),
    )


def _post(node: Node, reader: Reader) -> View:
    return View(
        "post",
        _facts(reader, node, ("role", ORG.role), ("body", ORG.postIn)),
        _holders(node.incoming(LK.post), reader),
    )


def _holders(memberships: list[Node], reader: Reader) -> Tables:
    """Who holds or held the posts; present holders first, by post."""
    rows = [
        Row(
            (
                reader.links(one.nodes(LK.post)),
                reader.links(one.nodes(ORG.member)),
                (_word("former" if _is_true(one, LK.former) else "current"),),
                reader.values(one, LK.attestedOn),
            ),
            reader.sources(one),
        )
        for one in memberships
        if one.nodes(ORG.member)
    ]
    rows.sort(key=lambda row: (_key(row.cells[2]) == "former", _key(row.cells[0])))
    return table("holders", ("post", "person", "status", "attested-on"), rows)


def _meeting(node: Node, reader: Reader) -> View:
    participations = node.incoming(LK.meeting, None)
    manners = sorted({m for one in participations for m in one.nodes(LK.manner)}, key=_by_iri)
    return View(
        "meeting",
        _with_notes(node, _facts(reader, node, *_MEETING_FACTS)),
        (
            *(t for manner in manners for t in _participants(manner, participations, reader)),
            *_participants(None, participations, reader),
            *_documents("documents", node.incoming(LK.adoptedAt), reader),
            *_articles("reports", node.incoming(LK.reportsOn), reader),
            *_mentions(node, reader),
        ),
    )


_MEETING_FACTS = (
    ("kind", LK.kind),
    ("host", SCHEMA.organizer),
    ("ordinal", LK.ordinal),
    ("term", LK.term),
    ("start", SCHEMA.startDate),
    ("end", SCHEMA.endDate),
    ("location", SCHEMA.location),
)
_MODES = {
    SCHEMA.OnlineEventAttendanceMode: "online",
    SCHEMA.OfflineEventAttendanceMode: "in-person",
    SCHEMA.MixedEventAttendanceMode: "mixed",
}


def _with_notes(meeting: Node, facts: Facts) -> Facts:
    """That a date was inferred, beside it; how people attended, in words."""
    inferred = (_word("inferred"),) if _is_true(meeting, LK.dateInferred) else ()
    noted = tuple((word, v + inferred if word == "start" else v) for word, v in facts)
    modes = tuple(
        _word(_MODES[mode.iri])
        for mode in meeting.nodes(SCHEMA.eventAttendanceMode)
        if mode.iri in _MODES
    )
    return (*noted, ("mode", modes)) if modes else noted


def _participants(manner: Node | None, participations: list[Node], reader: Reader) -> Tables:
    """Who took part in that manner; None: those whose manner is not known."""
    wanted = [manner] if manner else []
    title = reader.link(manner).label if manner else "participants"
    return table(
        title,
        ("person", "capacity"),
        (
            Row(
                (reader.links(one.nodes(LK.participant)), reader.links(one.nodes(LK.capacity))),
                reader.sources(one),
            )
            for one in participations
            if one.nodes(LK.manner)[:1] == wanted
        ),
    )


def _document(node: Node, reader: Reader) -> View:
    return View(
        "document",
        _facts(
            reader,
            node,
            ("kind", LK.kind),
            ("number", ELI.id_local),
            ("issuer", ELI.passed_by),
            ("date", ELI.date_document),
            ("adopted-at", LK.adoptedAt),
        ),
        _mentions(node, reader),
    )


def _place(node: Node, reader: Reader) -> View:
    return View(
        "place",
        _facts(
            reader,
            node,
            ("names", SCHEMA.name),
            ("code", SKOS.notation),
            ("level", LK.level),
            ("within", SCHEMA_MORE.containedInPlace),
            ("since", LK.firstDay),
            ("until", LK.lastDay),
        ),
        (
            *_bodies(node.incoming(LK.scope), reader),
            *_meeting_list("meetings", node.incoming(SCHEMA.location), reader),
            *_nodes("contains", "place", node.incoming(SCHEMA_MORE.containedInPlace), reader),
            *_mentions(node, reader),
        ),
    )


def _concept(node: Node, reader: Reader) -> View:
    return View(
        "concept",
        _facts(
            reader,
            node,
            ("names", SKOS.prefLabel),
            ("code", SKOS.notation),
            ("definition", SKOS.definition),
            ("scheme", SKOS.inScheme),
            ("broader", SKOS_MORE.broader),
        ),
        (
            *_nodes("narrower", "concept", node.incoming(SKOS_MORE.broader), reader),
            *_bodies(node.incoming(ORG.classification), reader),
            *_nodes("posts", "post", _posts_of_role(node), reader),
            *_bodies(node.incoming(LK.scope), reader),
            *_nodes("used-by", "what", node.incoming(LK.kind), reader),
        ),
    )


def _posts_of_role(node: Node) -> list[Node]:
    return [one for one in node.incoming(ORG.role) if ORG.Post in one.classes()]


def _scheme(node: Node, reader: Reader) -> View:
    return View(
        "scheme",
        (),
        _nodes("concepts", "concept", node.incoming(SKOS.inScheme, None), reader),
    )


def _evidence(node: Node, reader: Reader) -> View:
    quote = reader.quote(node)
    words: tuple[Value, ...] = (Link((quote.text,), quote.address, node.iri),) if quote else ()
    return View(
        "evidence",
        (("quote", words), *_facts(reader, node, ("article", OA.hasSource))),
        _nodes("rests-on-it", "what", node.incoming(PROV.wasDerivedFrom), reader),
    )


def _graph(node: Node, reader: Reader) -> View:
    return View("graph", (), _nodes("holds", "what", held(node, ROWS_SHOWN + 1), reader))


def _anything(node: Node, reader: Reader) -> View:
    kind = next((word for iri, word in _OTHER_KINDS.items() if iri in node.classes()), "thing")
    return View(kind)


_OTHER_KINDS = {
    ORG.Membership: "membership",
    LK.Participation: "participation",
    LK.NameForm: "name-form",
    LK.LikelyIdentity: "guess",
}


def _bodies(bodies: list[Node], reader: Reader) -> Tables:
    return _nodes("bodies", "body", bodies, reader)


def _meeting_list(title: str, meetings: list[Node], reader: Reader) -> Tables:
    """Meetings, the newest first."""
    rows = [
        Row(
            (reader.links((one,)), reader.values(one, SCHEMA.startDate)),
            reader.sources(one),
        )
        for one in meetings
    ]
    rows.sort(key=lambda row: _key(row.cells[1]), reverse=True)
    return table(title, ("meeting", "date"), rows)


def _documents(title: str, documents: list[Node], reader: Reader) -> Tables:
    return table(
        title,
        ("document", "date"),
        (
            Row((reader.links((one,)), reader.values(one, ELI.date_document)), reader.sources(one))
            for one in documents
        ),
    )


def _articles(title: str, articles: list[Node], reader: Reader) -> Tables:
    return _nodes(title, "article", articles, reader)


def _mentions(node: Node, reader: Reader) -> Tables:
    return _articles("mentioned-in", node.incoming(SCHEMA.mentions), reader)


def _nodes(title: str, column: str, nodes: list[Node], reader: Reader) -> Tables:
    """Nodes by name."""
    found = sorted((reader.link(one) for one in nodes), key=lambda link: text_of(link.label))
    return table(title, (column,), (Row(((link,),)) for link in found))


def _facts(reader: Reader, node: Node, *wanted: tuple[str, str]) -> Facts:
    """What the node has of these properties, each under a word of the interface."""
    found = ((word, reader.values(node, predicate)) for word, predicate in wanted)
    return tuple((word, values) for word, values in found if values)


def _word(word: str) -> Text:
    """A word of the interface where a value stands."""
    return Text(word, datatype=WORD)


def _is_true(node: Node, predicate: str) -> bool:
    return any(text.value in ("true", "1") for text in node.texts(predicate))


def _key(values: Iterable[Value]) -> str:
    """What to sort by: the first value's text."""
    first = next(iter(values), None)
    if first is None:
        return ""
    return first.value if isinstance(first, Text) else text_of(first.label)


def _by_iri(node: Node) -> str:
    return node.iri


VIEWS: dict[str, Callable[[Node, Reader], View]] = {
    SCHEMA.Person: _person,
    ORG.FormalOrganization: _body,
    ORG.Post: _post,
    LK.Meeting: _meeting,
    LK.OfficialDocument: _document,
    SCHEMA.AdministrativeArea: _place,
    SKOS.Concept: _concept,
    SKOS.ConceptScheme: _scheme,
    OA.SpecificResource: _evidence,
}
"""The views by class; the first class that a node has decides."""
