"""Where on this server an IRI of the dataset is found, and which IRI a path stands for.

A path is the IRI without the base of the dataset. What the dataset itself holds comes first; a
path that it does not know may be that of a concept, below the root of the vocabularies.
"""

from dataclasses import dataclass
from urllib.parse import unquote

from lodkit.rdf.iris import from_path
from lodkit.rdf.namespaces import LK, ROOT
from lodkit.web.dataset import Dataset
from lodkit.web.graph import Node, node
from lodkit.web.negotiation import NAMED_GRAPH_FORMS, Form, by_suffix

PAGES_KEPT = 40_000
"""How many addresses a process keeps at hand."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of one dataset; `root` is the path that the application is mounted at."""

    dataset: Dataset
    root: str = ""

    @property
    def _bases(self) -> tuple[str, str]:
        return self.dataset.base, ROOT

    def thing_at(self, path: str) -> Node | None:
        """The node that a percent-decoded path names."""
        if path.startswith("/"):
            return None
        for base in self._bases:
            found = node(self.dataset.store, from_path(base, path))
            if found is not None:
                return found
        return None

    def document_at(self, path: str) -> tuple[Node, Form] | None:
        """The node whose description a path names, and the form to give it in."""
        thing, _, suffix = path.rpartition(".")
        form = by_suffix(suffix, NAMED_GRAPH_FORMS)
        found = self.thing_at(thing) if form and not self._is_dotted(path) else None
        return (found, form) if found and form else None

    def of_document(self, path: str, form: Form) -> str:
        """Where a thing is described in a form.

        Should the obvious address be that of another thing, the form is asked for instead.
        """
        document = f"{path}.{form.suffix}"
        if self._is_dotted(document):
            return f"{self.of_path(path)}?format={form.suffix}"
        return self.of_path(document)

    def _is_dotted(self, path: str) -> bool:
        """Whether a path that ends like the address of a document is that of a thing."""
        known = self.dataset.dotted
        return bool(known) and any(from_path(base, path) in known for base in self._bases)

    def of_path(self, path: str) -> str:
        """The address of a percent-decoded path."""
        return from_path(f"{self.root}/", path)

    def path_of(self, thing: Node) -> str | None:
        """The percent-decoded path that names a node of the dataset here, where one does."""
        own = unquote(thing.iri.removeprefix(self.dataset.base))
        if from_path(self.dataset.base, own) == thing.iri:
            return own
        path = unquote(thing.iri.removeprefix(ROOT))
        return path if self.thing_at(path) == thing else None

    def of_page(self, iri: str) -> str | None:
        """The address of the page on a node, where it is one of this server's."""
        known = self.dataset.pages
        if iri not in known:
            if len(known) > PAGES_KEPT:
                known.clear()
            known[iri] = self._of_page(iri)
        path = known[iri]
        return None if path is None else self.root + path

    def _of_page(self, iri: str) -> str | None:
        if iri.startswith(LK.iri):
            return f"/ontology.html#{iri.removeprefix(LK.iri)}"
        for base in self._bases:
            path = iri.removeprefix(base)
            if path not in (iri, "") and not path.startswith("/"):
                sign = "?format=" if f"{iri}.html" in self.dataset.dotted else "."
                return f"/{path}{sign}html"
        return None
