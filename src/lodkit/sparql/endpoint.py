"""Questions put to a store elsewhere, and its answers, of which none is taken as it comes."""

import pyoxigraph as ox

from lodkit.errors import StoreError
from lodkit.rdf.namespaces import PREFIXES
from lodkit.remote.connection import Connection, Patience
from lodkit.remote.credentials import credentials_of
from lodkit.sparql.answers import answer_of
from lodkit.sparql.evaluation import Answer, kind_of
from lodkit.sparql.limits import Limits
from lodkit.sparql.question import Question, Reason, RefusedError

_MALFORMED = 400
_LONGEST_REASON = 300


class Endpoint:
    """A SPARQL endpoint elsewhere, which gets nothing but SPARQL 1.1 queries.

    Its answers are read, and written anew in the form asked for: whatever it sends, no reader gets
    what is no answer.
    """

    def __init__(self, address: str, limits: Limits) -> None:
        self._address = address
        patience = Patience(again=0, timeout=limits.time, connecting=min(limits.time, 3.0))
        self._connection = Connection(credentials_of(), patience)
        self._most = limits.size
        self._nothing = ox.Store()

    def answer(self, question: Question, base: str) -> Answer:
        """The answer. Raises RefusedError where the endpoint finds fault, or has none."""
        # Asked of nothing first: what a store adds to SPARQL, which may reach anywhere, is no
        # query here; and what kind of answer there will be is known.
        kind = kind_of(self._nothing.query(question.query, base_iri=base, prefixes=PREFIXES))
        fields = [("query", prologue(base) + question.query)]
        fields += [("default-graph-uri", iri) for iri in question.default_graphs or ()]
        fields += [("named-graph-uri", iri) for iri in question.named_graphs or ()]
        try:
            answer = answer_of(self._connection, self._address, fields, kind, most=self._most)
        except StoreError as error:
            raise _refused(error) from error
        except (SyntaxError, ValueError) as error:
            what = "The store that this site reads gives an answer that cannot be read."
            raise RefusedError(Reason.STORE, what) from error
        if answer is None:
            raise RefusedError(Reason.SIZE, f"The answer has more than {self._most:,} bytes.")
        return answer


def prologue(base: str) -> str:
    """What makes a query mean elsewhere what it means here; it may say otherwise itself."""
    prefixes = (f"PREFIX {name}: <{iri}>" for name, iri in PREFIXES.items())
    return f"BASE <{base}> {' '.join(prefixes)}\n"


def _refused(error: StoreError) -> RefusedError:
    if error.status == _MALFORMED:
        reason = error.what.partition(": ")[2][:_LONGEST_REASON]
        return RefusedError(Reason.MALFORMED, f"The query is refused by the store: {reason}")
    return RefusedError(Reason.STORE, "The store that this site reads does not answer.")
