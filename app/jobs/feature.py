"""Background jobs: a bar at the foot of the window, and a panel with every job."""

from app.bridge.session import Session
from app.browse.views.video_pages import VideoPages
from app.jobs.controllers.attention import AttentionController
from app.jobs.controllers.jobs import JobsController
from app.jobs.controllers.jobs_panel import JobsPanelController
from app.jobs.controllers.long_jobs import LongJobs
from app.jobs.views.job_bar import JobBar
from app.jobs.views.jobs_panel import JobsPanel
from app.stage.feature import Feature
from app.stage.panels import BOTTOM, PanelSpec
from app.stage.stage import Stage
from app.ui.localization.text import tr


class Jobs(Feature):
    """The job bar, the jobs panel, and the priorities of videos.

    Attributes
    ----------
    bar, panel : JobBar, JobsPanel
        The views.
    long_jobs : LongJobs
        Tells when work ends.
    """

    def __init__(self, session: Session, stage: Stage, *, video_pages: VideoPages) -> None:
        self.bar, self.panel = JobBar(stage.frame), JobsPanel(stage.frame)
        dock = stage.panels.add(
            PanelSpec(
                "show_jobs",
                tr("Panels", "Jobs"),
                "jobsDock",
                self.panel,
                BOTTOM,
                1,
                is_shown_at_first=False,
                manual_page="jobs",
            )
        )
        self.attention = AttentionController(session, stage, video_pages=video_pages)
        self.controller = JobsController(session, stage, job_bar=self.bar)
        self.panel_controller = JobsPanelController(
            session, stage, queue=self.controller, jobs_panel=self.panel, dock=dock
        )
        self.long_jobs = LongJobs(session, parent=stage.frame)
        self.manual_pages = {self.bar: "jobs"}

    def close(self) -> None:
        """Stop listening."""
        self.long_jobs.close()
