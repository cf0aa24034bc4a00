"""Tests of the preview, and what they share."""
