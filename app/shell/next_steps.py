"""The buttons of warnings and errors that only name their next step, such as those of the engine."""

from pathlib import Path

from app.bridge.notices import Action
from app.bridge.session import Session
from app.bridge.work import Read
from app.jobs import operations as jobs
from app.shell.help import HelpController
from app.stage.stage import Stage
from app.ui import file_manager
from app.ui.localization.text import tr
from core.domain.events import NextStep

HELP_PAGE = "troubleshooting"


def next_steps(session: Session, stage: Stage, manual: HelpController) -> dict[NextStep, Action]:
    """Return a button for each next step."""
    actions = stage.actions
    return {
        NextStep.HELP: Action(tr("NextStep", "Help"), lambda: manual.open_page(HELP_PAGE)),
        NextStep.CHOOSE_MODEL: Action(tr("NextStep", "Search models"), actions["encoder"].trigger),
        NextStep.RESUME: Action(tr("NextStep", "Resume"), lambda: session.run(jobs.resume())),
        NextStep.RESCAN: Action(tr("NextStep", "Rescan"), actions["rescan"].trigger),
        NextStep.RESTART: Action(tr("NextStep", "Try again"), session.start_worker),
        NextStep.SETTINGS: Action(tr("NextStep", "Settings"), actions["settings"].trigger),
        NextStep.SHOW_LOG: Action(tr("NextStep", "Show log"), lambda: _show_logs(session, manual)),
    }


def _show_logs(session: Session, manual: HelpController) -> None:
    def _open(folder: Path) -> None:
        if not file_manager.open_outside(folder):
            manual.open_page(HELP_PAGE)

    session.run(Read(lambda library: library.paths.logs).then(_open))
