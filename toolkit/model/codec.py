"""Every model object to plain JSON data and back, without loss, read off the dataclasses' own annotations.

The data mirror the classes field by field (tuples are lists); the documents that commands print are another shape and
live in `toolkit.reporting.document`.
"""

from __future__ import annotations

import json
import re
import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from toolkit.errors import BadData
from toolkit.model.crosswalk import Crosswalk
from toolkit.model.finding import Assessment
from toolkit.model.norm import Analysis
from toolkit.model.provision import Instrument

Data = None | bool | int | float | str | list["Data"] | dict[str, "Data"]
Model = TypeVar("Model")
PLACES = 4
# Half a surrogate pair (a damaged PDF can hold one) is no UTF-8; overrides of direction make JSON read otherwise than
# it is. Both are written as escapes, which mean the same.
_ESCAPED = re.compile("[\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def to_data(value: object) -> Data:
    """A model object (or a tuple, number, string or None inside one) as plain JSON data."""
    if is_dataclass(value):
        return {field.name: to_data(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple | list):
        return [to_data(item) for item in value]
    if value is None or isinstance(value, bool | int | float | str):
        return value
    raise TypeError(f"not a model value: {type(value).__name__}")


def from_data(shape: type[Model], data: object, *, origin: str = "the data") -> Model:
    """The object of class `shape` that `data` describes.

    origin: what to call the data in a message, usually a file's name. Raises BadData, naming the place, where a field
    is missing, unknown or of another type, and where ids or spans do not fit the text they stand beside.
    """
    return cast(Model, _decode(shape, data, origin))


def canonical(data: object) -> str:
    """The one text of some JSON data: given order, indent of one, fractions to four places, a newline at the end."""
    text = json.dumps(_rounded(data), ensure_ascii=False, indent=1, allow_nan=False) + "\n"
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _rounded(data: object) -> object:
    if isinstance(data, float):
        return round(data, PLACES) + 0.0  # -0.0 becomes 0.0
    if isinstance(data, Mapping):
        return {name: _rounded(value) for name, value in data.items()}
    return [_rounded(item) for item in data] if isinstance(data, list | tuple) else data


def _decode(shape: Any, data: object, place: str) -> object:
    if is_dataclass(shape):
        return _decode_model(cast(type, shape), data, place)
    origin = get_origin(shape)
    if origin is tuple:
        return _decode_tuple(get_args(shape), data, place)
    if origin is Literal:
        if isinstance(data, str) and data in get_args(shape):
            return data
        raise BadData(f"{place}: must be one of {', '.join(get_args(shape))}")
    if origin in (Union, types.UnionType):
        return _decode_union(get_args(shape), data, place)
    return _decode_plain(shape, data, place)


def _decode_model(shape: type, data: object, place: str) -> object:
    if not isinstance(data, Mapping):
        raise BadData(f"{place}: must be an object with the fields of {shape.__name__}")
    hints = _hints(shape)
    if unknown := sorted(str(name) for name in data if name not in hints):
        raise BadData(f"{place}: unknown field {unknown[0]!r}, {shape.__name__} has {', '.join(hints)}")
    if missing := [name for name in _required(shape) if name not in data]:
        raise BadData(f"{place}: the field {missing[0]!r} of {shape.__name__} is missing")
    given = {name: _decode(hint, data[name], f"{place}.{name}") for name, hint in hints.items() if name in data}
    made: object = shape(**given)
    if (check := _CHECKS.get(shape)) and (fault := check(made)):
        raise BadData(f"{place}: {fault}")
    return made


def _decode_tuple(members: tuple[Any, ...], data: object, place: str) -> tuple[object, ...]:
    if not isinstance(data, list | tuple):
        raise BadData(f"{place}: must be a list")
    if members[-1] is Ellipsis:
        return tuple(_decode(members[0], item, f"{place}[{index}]") for index, item in enumerate(data))
    if len(data) != len(members):
        raise BadData(f"{place}: must be a list of {len(members)}")
    return tuple(
        _decode(member, item, f"{place}[{n}]") for n, (member, item) in enumerate(zip(members, data, strict=True))
    )


def _decode_union(members: tuple[Any, ...], data: object, place: str) -> object:
    """The first member that fits: those of the model differ in type or in their field names."""
    for member in members:
        try:
            return _decode(member, data, place)
        except BadData:
            continue
    raise BadData(f"{place}: has none of the shapes it may have")


def _decode_plain(shape: type, data: object, place: str) -> object:
    if shape is float and isinstance(data, int) and not isinstance(data, bool):
        return float(data)
    if isinstance(data, shape) and (shape is bool or not isinstance(data, bool)):
        return data
    name = {str: "a text", int: "a whole number", float: "a number", bool: "true or false", type(None): "null"}
    raise BadData(f"{place}: must be {name.get(shape, shape.__name__)}")


@cache
def _hints(shape: type) -> dict[str, Any]:
    hints = get_type_hints(shape)
    return {field.name: hints[field.name] for field in fields(shape)}


@cache
def _required(shape: type) -> tuple[str, ...]:
    return tuple(f.name for f in fields(shape) if f.default is MISSING and f.default_factory is MISSING)


def _instrument_fault(instrument: Instrument) -> str:
    known: set[str | None] = {None}
    for provision in instrument.provisions:
        if provision.id in known:
            return f"the provision {provision.id!r} stands there twice"
        if provision.parent not in known:
            return f"the parent of {provision.id!r} does not stand before it"
        start, end = provision.span
        if start < 0 or instrument.text[start:end] != provision.text:
            return f"the span of {provision.id!r} does not hold its text"
        known.add(provision.id)
    return ""


def _analysis_fault(analysis: Analysis) -> str:
    expected = [provision.id for provision in analysis.instrument.provisions]
    return "" if expected == [facts.id for facts in analysis.facts] else "facts and provisions do not go together"


def _crosswalk_fault(crosswalk: Crosswalk) -> str:
    links = crosswalk.correspondences
    baseline = {*crosswalk.unmatched_baseline, *(one for link in links for one in link.baseline)}
    candidate = {*crosswalk.unmatched_candidate, *(one for link in links for one in link.candidate)}
    for proof in (proof for link in links for difference in link.differences for proof in difference.evidence):
        (baseline if proof.side == "baseline" else candidate).add(proof.id)
    for rejected in crosswalk.rejected:
        here, there = (baseline, candidate) if rejected.side == "baseline" else (candidate, baseline)
        here.add(rejected.id)
        there.add(rejected.counterpart)
    return _strangers(crosswalk, baseline, candidate)


def _assessment_fault(assessment: Assessment) -> str:
    baseline = {one for finding in assessment.findings for one in finding.baseline}
    candidate = {one for finding in assessment.findings for one in finding.candidate}
    for evidence in (evidence for finding in assessment.findings for evidence in finding.evidence):
        (baseline if evidence.side == "baseline" else candidate).add(evidence.id)
    return _strangers(assessment.crosswalk, baseline, candidate)


def _strangers(crosswalk: Crosswalk, baseline: set[str], candidate: set[str]) -> str:
    strange = sorted(baseline - crosswalk.baseline.instrument.by_id.keys())
    strange += sorted(candidate - crosswalk.candidate.instrument.by_id.keys())
    return f"there is no provision {strange[0]!r}" if strange else ""


_CHECKS: dict[type, Callable[[Any], str]] = {
    Instrument: _instrument_fault,
    Analysis: _analysis_fault,
    Crosswalk: _crosswalk_fault,
    Assessment: _assessment_fault,
}
