"""What of an article a node rests on: the evidence that data of lodkit has for its statements."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from lodkit.rdf.namespaces import DCTERMS, LK, OA, PROV, SCHEMA
from lodkit.validation.places import Passage
from lodkit.validation.report import Report

if TYPE_CHECKING:
    from lodkit.validation.data import DataGraph, Term

MOST = 3
"""How many passages a finding tells; a body of many articles rests on hundreds."""
_REFERRERS = (LK.post, LK.capacity, LK.between, OA.hasSelector)
"""What leads to a node that has no evidence of its own from one that has, or is evidence."""
_SENTENCE_END = re.compile(r"[.!?…。؟۔][\"'»”’)\]]*\s+|\n+")
_PLACE = re.compile(r"\d{1,18}")
_REACH = 300


def with_passages(report: Report, data: "DataGraph") -> Report:
    """The report with the passages that each finding's focus node rests on, where it is known."""
    if not data.has(OA.hasSource):
        return report
    known: dict[Term, tuple[Passage, ...]] = {}
    for finding in report.findings:
        if finding.focus not in known:
            known[finding.focus] = tuple(_passages(finding.focus, data))
    findings = tuple(replace(f, passages=known[f.focus]) for f in report.findings)
    return replace(report, findings=findings)


def _passages(node: "Term", data: "DataGraph") -> Iterator[Passage]:
    own = _evidence(node, data)
    behind = own or [
        evidence
        for predicate in _REFERRERS
        for referrer in sorted(data.subjects(predicate, node), key=str)[:MOST]
        for evidence in _evidence(referrer, data)
    ]
    told: set[Passage] = set()
    for evidence in sorted(behind, key=str):
        passage = _passage(evidence, data)
        if passage is not None:
            told.add(passage)
        if len(told) == MOST:
            break
    yield from sorted(told, key=lambda passage: (passage.article, passage.start, passage.end))


def _evidence(node: "Term", data: "DataGraph") -> list["Term"]:
    return [node] if data.objects(node, OA.hasSource) else data.objects(node, PROV.wasDerivedFrom)


def _passage(evidence: "Term", data: "DataGraph") -> Passage | None:
    """The passage that evidence points to, or None where it does not say where that is."""
    selectors = data.objects(evidence, OA.hasSelector)
    start, end = (_least(selectors, name, data) for name in (OA.start, OA.end))
    article = min(data.objects(evidence, OA.hasSource), key=str, default=None)
    if article is None or not (_PLACE.fullmatch(start) and _PLACE.fullmatch(end)):
        return None
    said = _least([article], SCHEMA.text, data)
    name = _least([article], DCTERMS.identifier, data) or article.value
    return _within(name, said, int(start), int(end))


def _least(nodes: "list[Term]", iri: str, data: "DataGraph") -> str:
    """The value that some nodes have of a property, the least if there are several."""
    return min((value.value for node in nodes for value in data.objects(node, iri)), default="")


def _within(article: str, said: str, start: int, end: int) -> Passage:
    """The passage with its sentence: as far as the marks that end one, or as the reach goes."""
    before = list(_SENTENCE_END.finditer(said, max(0, start - _REACH), start))
    after = _SENTENCE_END.search(said, end, end + _REACH)
    begin = before[-1].end() if before else max(0, start - _REACH)
    stop = after.start() + len(after[0].rstrip()) if after else end + _REACH
    return Passage(article, start, end, said[begin:stop], begin)
