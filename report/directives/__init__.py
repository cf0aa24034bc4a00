"""The registry of directives: one line each."""

from __future__ import annotations

from report.directives import (
    case,
    chart,
    colophon,
    figure,
    form,
    kpi,
    note,
    process,
    profile,
    programme,
    qr,
    quote,
    sdg_index,
    table,
    timeline,
    toc,
)
from report.directives.directive import Directive, Scene

DIRECTIVES: dict[str, Directive] = {
    module.DIRECTIVE.name: module.DIRECTIVE
    for module in (
        case,
        chart,
        colophon,
        figure,
        form,
        kpi,
        note,
        process,
        profile,
        programme,
        qr,
        quote,
        sdg_index,
        table,
        timeline,
        toc,
    )
}
BY_NODE = {directive.node: directive for directive in DIRECTIVES.values()}

__all__ = ["BY_NODE", "DIRECTIVES", "Directive", "Scene"]
