"""The table that every question to a ledger is answered with: Arrow data that goes on to pandas, polars or DuckDB."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, overload

import pyarrow as pa

from dragoman.errors import MissingExtra
from dragoman.results.look import MOST_IN_HTML, MOST_IN_TEXT, html_of, text_of

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

__all__ = ["Table"]


class Table:
    """Rows of typed columns, held as an Arrow table; never changed once made.

    Its length is the number of rows. A row, by its number or in a loop, is a dict from column names to plain values:
    text, numbers, truth values, days, moments in UTC, lists, and dicts for parties, words and stances. Whatever reads
    Arrow streams, such as DuckDB or ``polars.DataFrame``, reads a table as it is.
    """

    __slots__ = ("_data", "_name", "_shown")

    def __init__(self, name: str, data: pa.Table, shown: Sequence[str] = ()) -> None:
        """Hold Arrow data; ``shown`` are the columns to show where the table is looked at, without them all."""
        self._name = name
        self._data = data
        self._shown = tuple(shown) or tuple(data.column_names)

    @classmethod
    def of_pages(cls, name: str, pages: Iterable[Sequence[dict[str, object]]], schema: pa.Schema,
                 shown: Sequence[str] = ()) -> Table:  # fmt: skip
        """Make a table of rows that come page by page, each turned into Arrow before the next is asked for."""
        batches = [pa.RecordBatch.from_pylist(list(page), schema=schema) for page in pages]
        return cls(name, pa.Table.from_batches(batches, schema=schema), shown)

    @property
    def name(self) -> str:
        """What the rows are: events, statements, instruments and so on."""
        return self._name

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(self._data.column_names)

    @property
    def schema(self) -> pa.Schema:
        """The types of the columns; the description of each is in the metadata of its field."""
        return self._data.schema

    def to_arrow(self) -> pa.Table:
        """Return the data as it is held."""
        return self._data

    def to_pandas(self) -> pd.DataFrame:
        """Return a data frame: days as datetime64, whole numbers as Int64, so that what is absent leaves them whole.

        Raises:
            MissingExtra: pandas is not installed.
        """
        try:
            import pandas as pd  # noqa: PLC0415 - an extra
        except ImportError as error:
            raise _missing("pandas") from error
        kinds = {pa.int64(): pd.Int64Dtype(), pa.bool_(): pd.BooleanDtype()}
        return self._data.to_pandas(date_as_object=False, types_mapper=kinds.get)

    def to_polars(self) -> pl.DataFrame:
        """Return a data frame of polars with the same types.

        Raises:
            MissingExtra: polars is not installed.
        """
        try:
            import polars as pl  # noqa: PLC0415 - an extra
        except ImportError as error:
            raise _missing("polars") from error
        return pl.DataFrame(self._data)

    def __len__(self) -> int:
        return int(self._data.num_rows)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        for batch in self._data.to_batches():
            yield from batch.to_pylist()

    @overload
    def __getitem__(self, place: int) -> dict[str, Any]: ...

    @overload
    def __getitem__(self, place: slice) -> Table: ...

    def __getitem__(self, place: int | slice) -> dict[str, Any] | Table:
        """Return a row by its number, or the table of a range of rows."""
        if isinstance(place, slice):
            start, stop, step = place.indices(len(self))
            data = (
                self._data.slice(start, max(0, stop - start))
                if step == 1
                else self._data.take(pa.array(range(start, stop, step), pa.int64()))
            )
            return Table(self._name, data, self._shown)
        number = range(len(self))[place]
        row: dict[str, Any] = self._data.slice(number, 1).to_pylist()[0]
        return row

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self._data.__arrow_c_stream__(requested_schema)

    def __repr__(self) -> str:
        width = shutil.get_terminal_size((100, 24)).columns
        return text_of(self._name, self[:MOST_IN_TEXT], self._shown, total=len(self), width=width)

    def _repr_html_(self) -> str:
        return html_of(self._name, self[:MOST_IN_HTML], self._shown, total=len(self))


def _missing(library: str) -> MissingExtra:
    return MissingExtra(
        f"a data frame of {library} needs {library}, which is not installed; install it with: "
        "pip install 'dragoman[frames]'"
    )
