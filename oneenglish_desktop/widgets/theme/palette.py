"""The theme as Qt's own palette and style sheet, for everything that Qt paints itself."""

from string import Template

from PySide6.QtGui import QPalette

from oneenglish_desktop.resources import resource_path
from oneenglish_desktop.widgets.theme.theme import Theme

_ROLES = {
    QPalette.ColorRole.Window: "canvas",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "danger",
    QPalette.ColorRole.Highlight: "primary",
    QPalette.ColorRole.HighlightedText: "onPrimary",
    QPalette.ColorRole.Accent: "primary",
    QPalette.ColorRole.Link: "primary",
    QPalette.ColorRole.LinkVisited: "primary",
    QPalette.ColorRole.ToolTipBase: "tooltip",
    QPalette.ColorRole.ToolTipText: "onTooltip",
    QPalette.ColorRole.Light: "raised",
    QPalette.ColorRole.Midlight: "raised",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "lineStrong",
    QPalette.ColorRole.Shadow: "lineStrong",
}
_TEXT_ROLES = (
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
)


def palette(theme: Theme) -> QPalette:
    """Qt's palette in the colours of `theme`."""
    made = QPalette()
    for role, name in _ROLES.items():
        made.setColor(role, theme.colour(name))
    for role in _TEXT_ROLES:
        made.setColor(QPalette.ColorGroup.Disabled, role, theme.colour("muted"))
    return made


def style_sheet(theme: Theme) -> str:
    """The short style sheet: tool tips, menus, scroll bars, lists and tables."""
    template = Template(resource_path("theme", "theme.qss").read_text(encoding="utf-8"))
    return template.substitute(
        {role: theme.colour(role).name() for role in theme.roles()},
        border=round(theme.border),
        body=theme.size("body"),
        ui=theme.size("ui"),
        meta=theme.size("meta"),
        head=theme.height(38, "ui", 9),
        item=theme.height(36, "body", 7),
        space=theme.scaled(8),
    )
