"""Unpacks gzip and zstd as a stream, and stops as soon as more comes out than any honest file holds.

What is unpacked is counted against what was read from the file, over all layers of packing: beyond the first 20 MB
nothing may become more than 100 times larger. A bomb is therefore stopped within one chunk of the limit, and memory
holds one chunk, never the whole.
"""

from __future__ import annotations

import io
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Protocol

from dragoman.errors import BadInput, LimitReached

if TYPE_CHECKING:
    import zstandard

__all__ = [
    "ALLOWANCE",
    "CHUNK",
    "MAX_RATIO",
    "Bomb",
    "CountedFile",
    "Gzip",
    "Meter",
    "Packing",
    "Unpacked",
    "Zstd",
    "buffered",
    "decode_content",
]

ALLOWANCE = 20_000_000
"""Bytes that may be unpacked whatever the file's size is."""
MAX_RATIO = 100
"""How many times larger than the file what is unpacked may be, beyond the allowance."""
CHUNK = 65_536
_SIP = 512
"""Bytes of zstd unpacked at once: 4 of them can hold a block of 128 kB, and no part of what they hold can be left."""
_MAX_WINDOW = 1 << 27
"""Largest zstd window, 128 MB, the most that its own command line unpacks without being asked."""


class Bomb(LimitReached):
    """Far more came out of a file than an honest file holds, so that nothing more of it is read."""


@dataclass(slots=True)
class Meter:
    """Bytes read from one file and bytes unpacked from it, in all layers together."""

    read: int = 0
    unpacked: int = 0

    def add_unpacked(self, number: int, name: str) -> None:
        """Count bytes that came out of packing.

        Raises:
            Bomb: they are too many for what was read.
        """
        self.unpacked += number
        if self.unpacked > ALLOWANCE + MAX_RATIO * self.read:
            raise Bomb(
                f"{name}: unpacks to more than {MAX_RATIO} times its size, as no honest archive does; "
                "unpack it yourself if you trust it"
            )


class CountedFile(io.RawIOBase):
    """A file whose bytes are counted as they are read; whoever opened it closes it."""

    def __init__(self, file: BinaryIO, meter: Meter) -> None:
        self._file = file
        self._meter = meter

    def readable(self) -> bool:
        """Say yes, as a raw stream must."""
        return True

    def seekable(self) -> bool:
        """Tell whether the file can be read in any order."""
        return self._file.seekable()

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place of the file."""
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        """Return the place in the file."""
        return self._file.tell()

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # the stub asks for a private type
        """Read into a buffer and count."""
        data = self._file.read(len(buffer))
        buffer[: len(data)] = data
        self._meter.read += len(data)
        return len(data)


class Packing(Protocol):
    """Something packed that gives its content in chunks."""

    def next_chunk(self) -> bytes:
        """Return the next unpacked bytes, none at the end."""


class Unpacked(io.RawIOBase):
    """What a packed stream holds, counted by a meter as it comes out."""

    def __init__(self, packing: Packing, meter: Meter, name: str) -> None:
        self._packing = packing
        self._meter = meter
        self._name = name
        self._ready = memoryview(b"")

    def readable(self) -> bool:
        """Say yes, as a raw stream must."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # the stub asks for a private type
        """Unpack into a buffer and count."""
        if not self._ready:
            chunk = self._packing.next_chunk()
            self._meter.add_unpacked(len(chunk), self._name)
            self._ready = memoryview(chunk)
        number = min(len(buffer), len(self._ready))
        buffer[:number] = self._ready[:number]
        self._ready = self._ready[number:]
        return number


class Gzip:
    """The members of a gzip stream, or of its kin named by ``bits``, one after the other, in chunks of 64 kB."""

    def __init__(self, packed: BinaryIO, name: str, bits: int = zlib.MAX_WBITS | 16) -> None:
        self._packed = packed
        self._name = name
        self._bits = bits
        self._waiting = b""
        self._member: zlib._Decompress | None = None

    def next_chunk(self) -> bytes:
        """Return the next unpacked bytes, none at the end.

        Raises:
            BadInput: a member is damaged or cut off. The next call goes on with the next member that can be found.
        """
        while True:
            self._waiting = self._waiting or self._packed.read(CHUNK)
            if self._member is None:
                if not self._waiting:
                    return b""
                self._waiting = self._waiting.lstrip(b"\0")  # padding between members is allowed
                self._member = zlib.decompressobj(self._bits) if self._waiting else None
                continue
            at_end = not self._waiting
            data = self._unpack(self._member)
            if data:
                return data
            if at_end and self._member is not None:
                self._member = None
                raise BadInput(f"{self._name}: the packed data end too early; copy or download the file again")

    def _unpack(self, member: zlib._Decompress) -> bytes:
        try:
            data = member.decompress(self._waiting, CHUNK)
        except zlib.error as error:
            self._member = None
            self._find_next_member()
            raise BadInput(f"{self._name}: the packed data are damaged; copy or download the file again") from error
        self._waiting = member.unused_data if member.eof else member.unconsumed_tail
        if member.eof:
            self._member = None
        return data

    def _find_next_member(self) -> None:
        held = self._waiting[1:]
        while (found := held.find(b"\x1f\x8b\x08")) < 0:
            more = self._packed.read(CHUNK)
            if not more:
                break
            held = held[-2:] + more
        self._waiting = held[found:] if found >= 0 else b""


class Zstd:
    """The frames of a zstd stream, one after the other, in chunks of at most 16 MB and mostly of a few kB."""

    def __init__(self, packed: BinaryIO, name: str) -> None:
        import zstandard  # noqa: PLC0415 - only what is packed with zstd needs it

        self._unpacker = zstandard.ZstdDecompressor(max_window_size=_MAX_WINDOW)
        self._fault: type[Exception] = zstandard.ZstdError
        self._packed = packed
        self._name = name
        self._waiting = b""
        self._frame: zstandard.ZstdDecompressionObj | None = None

    def next_chunk(self) -> bytes:
        """Return the next unpacked bytes, none at the end.

        Raises:
            BadInput: a frame is damaged or cut off.
        """
        while True:
            self._waiting = self._waiting or self._packed.read(_SIP)
            if not self._waiting:
                if self._frame is None:
                    return b""
                raise BadInput(f"{self._name}: the packed data end too early; copy or download the file again")
            self._frame = self._frame or self._unpacker.decompressobj()
            try:
                data = self._frame.decompress(self._waiting)
            except self._fault as error:
                raise BadInput(
                    f"{self._name}: the packed data are damaged ({error}); copy or download it again"
                ) from error
            self._waiting = self._frame.unused_data if self._frame.eof else b""
            if self._frame.eof:
                self._frame = None
            if data:
                return data


def buffered(raw: io.RawIOBase | io.BytesIO) -> io.BufferedReader:
    """Return a stream with ``peek`` and ``readline`` over a raw one."""
    return io.BufferedReader(raw, CHUNK)


def decode_content(data: bytes, encoding: str, meter: Meter, name: str, limit: int) -> bytes:
    """Return what a server sent, without the packing that it names in ``Content-Encoding``.

    Raises:
        BadInput: the packing is unknown or damaged.
        LimitReached: more than ``limit`` bytes come out, or far more than went in.
    """
    for part in reversed([part.strip().lower() for part in encoding.split(",") if part.strip()]):
        packed = io.BytesIO(data)
        packing: Packing
        if part in {"gzip", "x-gzip"}:
            packing = Gzip(packed, name)
        elif part == "deflate":  # some servers send it without the two bytes that should stand before it
            packing = Gzip(packed, name, zlib.MAX_WBITS if data[:1] == b"\x78" else -zlib.MAX_WBITS)
        elif part == "zstd":
            packing = Zstd(packed, name)
        elif part == "identity":
            continue
        else:
            raise BadInput(f"{name}: packed as {part[:20]!r}, which is not read; save the page unpacked")
        data = buffered(Unpacked(packing, meter, name)).read(limit + 1)
        if len(data) > limit:
            raise LimitReached(f"{name}: unpacks to more than the {limit // 1_000_000} MB that one report may have")
    return data
