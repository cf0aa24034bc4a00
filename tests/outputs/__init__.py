"""Tests that read the real outputs back."""
