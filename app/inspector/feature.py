"""The inspector: details and tags of the selected videos."""

from app.bridge.session import Session
from app.inspector.controllers.inspector import InspectorController
from app.inspector.views.panel import InspectorPanel
from app.player.controllers.playing import PlayingController
from app.search.controllers.search import SearchController
from app.stage.feature import Feature
from app.stage.panels import RIGHT, PanelSpec
from app.stage.stage import Stage
from app.tags.controllers.deciding import Tagger
from app.ui.localization.text import tr


class Inspector(Feature):
    """The inspector panel."""

    def __init__(
        self, session: Session, stage: Stage, *, tagger: Tagger, playing: PlayingController, search: SearchController
    ) -> None:
        self.panel = InspectorPanel(stage.frame)
        dock = stage.panels.add(
            PanelSpec(
                "show_inspector",
                tr("Panels", "Inspector"),
                "inspectorDock",
                self.panel,
                RIGHT,
                1,
                manual_page="inspector",
            )
        )
        self.controller = InspectorController(
            session, stage, tagger=tagger, playing=playing, search=search, inspector=self.panel, dock=dock
        )
