"""Learning: reviewing suggestions, training, its versions, and the quality of each tag."""

from app.bridge.session import Session
from app.browse.views.video_pages import VideoPages
from app.learning.controllers.follower import LearningController
from app.learning.controllers.new_decisions import NewDecisions
from app.learning.controllers.review import ReviewController
from app.learning.controllers.review_offers import ReviewOffers, TagsWithoutVideos
from app.learning.controllers.tag_outlook import ReviewOutlook, TagOutlookController
from app.learning.controllers.tag_quality import TagQualityController
from app.learning.controllers.training import TrainingController
from app.learning.controllers.versions import VersionsController
from app.player.feature import Player
from app.search.controllers.search import SearchController
from app.stage.feature import Feature
from app.stage.stage import Stage
from app.tags.feature import Tags
from core.domain.learning import ReviewMode


class Learning(Feature):
    """Everything around what the program learns from decisions, and what it asks about.

    Attributes
    ----------
    follower : LearningController
        Sends new decisions to be learned and knows how many videos are suggested.
    reviewing, training, versions, tag_quality : QObject
        The review, the training, its versions, and the quality of one tag.
    """

    def __init__(
        self,
        session: Session,
        stage: Stage,
        *,
        player: Player,
        tags: Tags,
        search: SearchController,
        video_pages: VideoPages,
    ) -> None:
        self.follower = LearningController(session, stage)
        self.reviewing = ReviewController(
            session,
            stage,
            playing=player.controller,
            follower=self.follower,
            player=player.panel,
            tags_panel=tags.panel,
            video_pages=video_pages,
        )
        open_review = self.reviewing.open
        above = tags.tagging.toasts.toast
        self.offers = ReviewOffers(stage, follower=self.follower, reviewing=self.reviewing, above=above)
        self.review_outlook = ReviewOutlook(session, stage, self.reviewing)
        self.tags_without_videos = TagsWithoutVideos(
            stage, search=search, follower=self.follower, reviewing=self.reviewing, video_pages=video_pages
        )
        self.tag_quality = TagQualityController(
            session,
            stage,
            on_check=open_review,
            on_audit=lambda tag: open_review(tag, ReviewMode.AUDIT),
            tags_panel=tags.panel,
        )
        self.tag_outlook = TagOutlookController(session, stage, on_review=open_review, tags_panel=tags.panel)
        self.follower.countsChanged.connect(tags.panel.set_suggested)
        self.training = TrainingController(session, stage, reviewing=self.reviewing)
        self.new_decisions = NewDecisions(session, stage, tags_panel=tags.panel)
        self.new_decisions.lookWanted.connect(self.training.show_proposal)
        self.versions = VersionsController(
            session, stage, new=self.new_decisions, on_proposal=self.training.show_proposal
        )

    def refresh(self) -> None:
        """Count the suggestions, and the decisions made since the last training."""
        self.follower.refresh()
        self.new_decisions.refresh()
