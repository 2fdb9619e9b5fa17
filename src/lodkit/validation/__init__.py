"""Shapes over data: what does not fit, as a report."""

from lodkit.validation.engine import validate
from lodkit.validation.report import Finding, Report

__all__ = ["Finding", "Report", "validate"]
