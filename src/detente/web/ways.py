"""The pages to which every page leads, in their order: address and words."""

WAYS: tuple[tuple[str, str], ...] = (
    ("/board", "Board"),
    ("/timeline", "Timeline"),
    ("/deadlines", "Deadlines"),
    ("/differences", "Differing accounts"),
    ("/figures", "Figures"),
    ("/reports", "Reports"),
    ("/search", "Search"),
    ("/review", "Review"),
    ("/add", "Add reports"),
)
