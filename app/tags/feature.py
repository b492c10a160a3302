"""Tags: the panel that lists them, and applying them to the selection."""

from app.bridge.session import Session
from app.stage.feature import Feature
from app.stage.panels import LEFT, PanelSpec
from app.stage.stage import Stage
from app.tags.controllers.panel import TagsController
from app.tags.controllers.tagging import TaggingController
from app.tags.views.panel import TagsPanel
from app.ui.localization.text import tr


class Tags(Feature):
    """The tags panel, the tag bar, the number keys and the ratings.

    Attributes
    ----------
    panel : TagsPanel
        The panel.
    controller, tagging : TagsController, TaggingController
        Keep the panel up to date; apply tags to the selection.
    """

    def __init__(self, session: Session, stage: Stage) -> None:
        self.panel = TagsPanel(stage.tags, stage.frame)
        dock = stage.panels.add(
            PanelSpec(
                "show_tags", tr("Panels", "Tags"), "tagsDock", self.panel, LEFT, 1, height_px=330, manual_page="tags"
            )
        )
        self.controller = TagsController(session, stage, panel=self.panel, dock=dock)
        self.tagging = TaggingController(session, stage)

    def refresh(self) -> None:
        """List the tags."""
        self.controller.refresh()
