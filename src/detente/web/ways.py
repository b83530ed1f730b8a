"""The pages to which every page leads, in their order: address and words."""

WAYS: tuple[tuple[str, str], ...] = (
    ("/board", "Board"),
)
