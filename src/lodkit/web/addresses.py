"""Where on this server an IRI of the dataset is found, and which IRI a path stands for.

A path is the IRI without the base of the dataset. What the dataset itself holds comes first; a
path that it does not know may be that of a concept, below the root of the vocabularies.
"""

from dataclasses import dataclass
from urllib.parse import unquote

from lodkit.rdf.iris import from_path
from lodkit.rdf.namespaces import LK, ROOT
from lodkit.web.dataset import Dataset
from lodkit.web.graph import Node, is_described, node
from lodkit.web.negotiation import NAMED_GRAPH_FORMS, Form, by_suffix

PAGES_KEPT = 40_000
"""How many addresses a process keeps at hand."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of one dataset; `root` is the path that the application is mounted at."""

    dataset: Dataset
    root: str = ""

    def thing_at(self, path: str) -> Node | None:
        """The node that a percent-decoded path names."""
        if path.startswith("/"):
            return None
        for base in (self.dataset.base, ROOT):
            found = node(self.dataset.store, from_path(base, path))
            if found is not None:
                return found
        return None

    def document_at(self, path: str) -> tuple[Node, Form] | None:
        """The node whose description a path names, and the form to give it in."""
        thing, _, suffix = path.rpartition(".")
        form = by_suffix(suffix, NAMED_GRAPH_FORMS)
        found = self.thing_at(thing) if form else None
        return (found, form) if found and form else None

    def of_document(self, path: str, form: Form) -> str:
        """Where a thing is described in a form.

        Should the obvious address be that of another thing, the form is asked for instead.
        """
        document = f"{path}.{form.suffix}"
        if self.thing_at(document) is not None:
            return f"{self.of_path(path)}?format={form.suffix}"
        return self.of_path(document)

    def of_path(self, path: str) -> str:
        """The address of a percent-decoded path."""
        return from_path(f"{self.root}/", path)

    def path_of(self, iri: str) -> str | None:
        """The percent-decoded path that names a node here, where one does."""
        for base in (self.dataset.base, ROOT):
            if iri.startswith(base):
                path = unquote(iri.removeprefix(base))
                found = self.thing_at(path)
                if found is not None and found.iri == iri:
                    return path
        return None

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
        for base in (self.dataset.base, ROOT):
            path = iri.removeprefix(base)
            if path not in (iri, "") and not path.startswith("/"):
                taken = is_described(self.dataset.store, f"{iri}.html")
                return f"/{path}{'?format=' if taken else '.'}html"
        return None
