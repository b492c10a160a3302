"""The pages in the middle of the window; one is visible."""

from PySide6.QtWidgets import QAbstractItemView, QStackedWidget, QWidget


class Pages(QStackedWidget):
    """The pages of a window.

    Attributes
    ----------
    videos : QWidget
        The page of videos used last; set by the feature that has several.
    welcome : QWidget
        The page of an empty library; set by the feature that adds folders.
    """

    videos: QWidget
    welcome: QWidget

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._main_views: dict[QWidget, QAbstractItemView] = {}
        self._choosers: set[QWidget] = set()
        self._with_moments: set[QWidget] = set()
        self._staying: set[QWidget] = set()

    def add(
        self,
        page: QWidget,
        *,
        main_view: QAbstractItemView | None = None,
        is_chooser: bool = False,
        has_moments: bool = False,
        does_stay: bool = False,
    ) -> None:
        """Add a page.

        Parameters
        ----------
        page : QWidget
            Becomes a child of the stack.
        main_view : QAbstractItemView, optional
            The list in it that takes the focus and holds the selection.
        is_chooser : bool
            Whether the page sets the selection for panels and commands itself, regardless of the lists of videos.
        has_moments : bool
            Whether its rows are moments rather than whole videos.
        does_stay : bool
            Whether it stays beside a video that plays, rather than giving way to it.
        """
        self.addWidget(page)
        if main_view is not None:
            self._main_views[page] = main_view
        if is_chooser:
            self._choosers.add(page)
        if has_moments:
            self._with_moments.add(page)
        if does_stay:
            self._staying.add(page)

    @property
    def main_views(self) -> list[QAbstractItemView]:
        """The main views of all pages that have one."""
        return list(self._main_views.values())

    @property
    def main_view(self) -> QAbstractItemView | None:
        """The main view of the current page."""
        shown = self.currentWidget()
        return self._main_views.get(shown) if shown is not None else None

    @property
    def is_chooser(self) -> bool:
        """Whether the current page sets the selection itself."""
        return self.currentWidget() in self._choosers

    @property
    def has_moments(self) -> bool:
        """Whether the rows of the current page are moments."""
        return self.currentWidget() in self._with_moments

    @property
    def does_stay(self) -> bool:
        """Whether the current page stays beside a video that plays."""
        return self.currentWidget() in self._staying

    @property
    def is_welcome(self) -> bool:
        """Whether the page of an empty library is shown, or none yet."""
        return self.currentWidget() is getattr(self, "welcome", None)

    def show_videos(self) -> None:
        """Show the page of videos used last."""
        self.setCurrentWidget(self.videos)
