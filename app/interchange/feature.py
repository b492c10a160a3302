"""Export to files of other programs."""

from app.bridge.session import Session
from app.interchange.controllers import ExportController
from app.stage.feature import Feature
from app.stage.stage import Stage


class Interchange(Feature):
    """The export command."""

    def __init__(self, session: Session, stage: Stage) -> None:
        self.export = ExportController(session, stage)
