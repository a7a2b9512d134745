"""Simulated incidents whose true toll is known: what the ranges are worth, beside what simpler methods make of the same reports."""
