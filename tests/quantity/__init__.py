"""Tests of report.quantity."""
