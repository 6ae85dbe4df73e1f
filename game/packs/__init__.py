"""Packs: what may be debated, as TOML that people write."""
