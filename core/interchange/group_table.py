"""Groups of videos or moments that look alike, as a table for a spreadsheet."""

import codecs
import csv
import os
from typing import BinaryIO

from core.domain.exports import ExportFormat, ExportOutcome
from core.interchange.decision_table import Utf8Writer, with_guard
from core.interchange.exporter import Source
from core.sentence import Sentence

_COLUMNS = ("of", "group", "name", "path", "start_seconds", "end_seconds", "closeness")


class GroupTable:
    """Writes one row for each member of a group."""

    format = ExportFormat(
        "groups",
        "Groups",
        ".csv",
        """Export the groups that were found last as a table.

        Columns: of (videos or moments), group (its number), name, path, start_seconds, end_seconds, closeness (to the
        centre of the group, at most 1). UTF-8 with commas. The largest groups and their most typical members come
        first; hidden groups are left out.
        """,
    )

    def write(self, source: Source, file: BinaryIO) -> ExportOutcome:
        """Write the table; see `Exporter.write`."""
        file.write(codecs.BOM_UTF8)  # tells spreadsheets that the file is UTF-8
        rows = csv.writer(Utf8Writer(file))
        rows.writerow(_COLUMNS)
        groups: set[int] = set()
        n_left_out = 0
        for one in source.cluster_members():
            if one.path is None:
                n_left_out += 1
                continue
            groups.add(one.cluster_id)
            member = one.member
            path, name = with_guard(os.fspath(one.path)), with_guard(one.name)
            numbers = (repr(member.start_seconds), repr(member.end_seconds), f"{member.closeness:.4f}")
            rows.writerow((one.scope.value, one.cluster_id, name, path, *numbers))
        n = len(groups)
        contents = Sentence("1 group") if n == 1 else Sentence("{count} groups", count=n)
        return ExportOutcome(contents, n_left_out)
