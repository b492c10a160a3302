"""Search models: selection, download and recommendation."""

from collections.abc import Callable

from app.bridge.session import Session
from app.encoders.controllers.encoders import EncodersController
from app.encoders.controllers.model_offer import ModelOfferController
from app.encoders.views.model_offer import ModelOffer
from app.stage.feature import Feature
from app.stage.stage import Stage
from app.ui.preferences import Preferences


class Encoders(Feature):
    """The dialog that selects a search model, and the line that recommends a better one.

    Attributes
    ----------
    offer_line : ModelOffer
        Shown above the pages.
    """

    def __init__(
        self,
        session: Session,
        stage: Stage,
        *,
        preferences: Preferences,
        on_words_known: Callable[[bool], object],
    ) -> None:
        self.offer_line = ModelOffer(stage.frame)
        self.controller = EncodersController(session, stage, on_words_known=on_words_known)
        self.offer = ModelOfferController(
            session, stage, models=self.controller, preferences=preferences, model_offer=self.offer_line
        )

    def refresh(self) -> None:
        """Load the list of models."""
        self.controller.refresh()

    def close(self) -> None:
        """Cancel a download."""
        self.controller.close()
