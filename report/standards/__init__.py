"""Codes and titles of reporting standards, as data."""
