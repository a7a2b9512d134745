"""Reasons why a number said is not the number counted, one a file: each file has `RULE`, and its docstring is its documentation."""
