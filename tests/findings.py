"""A little data with a fault of every severity, its shapes, and what is found in it."""

from collections.abc import Iterable
from pathlib import Path

from lodkit.validation.checking import Progress, check, read_data, read_shapes, silent
from lodkit.validation.report import Report

DATA = '''@prefix : <http://e/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .

:ann a foaf:Person ;
    foaf:name "Ann" , "Anna" ;
    foaf:age "twelve" ;
    foaf:knows [ a foaf:Person ;
        foaf:name "Bob"@en
    ] .
:cat a foaf:Person .
:dan a foaf:Person ;
   foaf:name """Dan
the | *man*""" ;
   foaf:knows :eve .
'''

SHAPES = """@prefix : <http://e/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

:PersonShape a sh:NodeShape ;
    sh:targetClass foaf:Person ;
    sh:property [
        sh:path foaf:name ;
        sh:minCount 1 ;
        sh:maxCount 1 ;
        sh:datatype xsd:string ;
        sh:maxLength 7 ;
        sh:message "A person has one name: a string, with <7> letters at most."
    ] , [
        sh:path foaf:age ;
        sh:datatype xsd:integer ;
        sh:severity sh:Warning ;
        sh:message "An age is a whole number."
    ] , [
        sh:path foaf:knows ;
        sh:class foaf:Person ;
        sh:severity sh:Info ;
        sh:message "Those whom a person knows are persons."
    ] .

:Known a sh:NodeShape ;
    sh:targetNode :eve ;
    sh:property [
        sh:path [ sh:inversePath foaf:knows ] ;
        sh:minCount 2 ;
        sh:severity sh:Info ;
        sh:message "Somebody is known to two people."
    ] .
"""

# Of each finding: the component, the line in the data, the line in the shapes.
PLACES = [
    *[("MaxCount", 5, 9), ("MinCount", 10, 9), ("MaxLength", 12, 9), ("Datatype", 8, 9)],
    *[("Datatype", 6, 16), ("Class", 14, 21), ("MinCount", 14, 30)],
]


def check_files(
    places: Iterable[Path], shapes: Iterable[Path], *, progress: Progress = silent
) -> Report:
    """Validate files all together against the shapes in others."""
    known = read_shapes(shapes)
    return check(read_data(places, progress=progress), known, progress=progress)


def written(folder: Path) -> tuple[Path, Path]:
    """Write the data and the shapes into a folder."""
    data, shapes = folder / "data.ttl", folder / "shapes.ttl"
    data.write_text(DATA, encoding="utf-8")
    shapes.write_text(SHAPES, encoding="utf-8")
    return data, shapes


def found(folder: Path) -> Report:
    """Find the faults."""
    data, shapes = written(folder)
    return check_files([data], [shapes])
