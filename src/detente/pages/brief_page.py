"""A brief as one HTML file, to be read on a screen or printed on two pages."""

from markupsafe import Markup

from detente.pages import pictures
from detente.pages.board_page import style, templates
from detente.pages.brief import Brief, Picture
from detente.pages.citing import shortened


def brief_page(brief: Brief) -> str:
    """The page."""

    def drawn(picture: Picture) -> Markup:
        return Markup(pictures.inline(picture.spec, picture.name))

    return templates().get_template("brief.html").render(brief=brief, style=style(), drawn=drawn, shortened=shortened)
