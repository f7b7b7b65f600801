"""The decisions: from an article, its facts and its translations to pages that MkDocs can print.

The rooms and who may import whom are drawn in CONTRIBUTING.md and held by import-linter (pyproject.toml).
"""
