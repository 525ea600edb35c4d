"""The command that serves the page and the HTTP interface, over a ledger or over reports coded on the spot."""

from __future__ import annotations

import errno
import socket
import tempfile
from contextlib import ExitStack
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import click

from dragoman.errors import BadConfig
from dragoman.text import visible

if TYPE_CHECKING:
    from dragoman.pipeline import Coder

__all__ = ["serve"]


@click.command("serve")
@click.argument("paths", nargs=-1, type=click.Path(), metavar="[PATH...]")
@click.option(
    "--ledger", default="ledger", envvar="DRAGOMAN_LEDGER", show_default=True, type=click.Path(), metavar="DIR",
    help="Ledger to show, when no PATH is given.",
)  # fmt: skip
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen at; others can reach others.")
@click.option(
    "--port", default=8765, show_default=True, type=click.IntRange(0, 65535), help="0 takes any that is free."
)
@click.option("--allow-coding", is_flag=True, help="Let people paste a text into the page and have it coded.")
def serve(paths: tuple[str, ...], *, ledger: str, host: str, port: int, allow_coding: bool) -> None:
    """Show a ledger, or the reports at each PATH, as a page in the browser and over HTTP, until Ctrl-C.

    Nothing is written to the ledger. Reports at a PATH are coded first and forgotten at the end.
    """
    import uvicorn  # noqa: PLC0415 - only this command needs a server

    from dragoman.lookup import look_up  # noqa: PLC0415 - as below
    from dragoman.pipeline import Coder  # noqa: PLC0415 - loading the reader takes a moment
    from dragoman.store.ledger import Ledger  # noqa: PLC0415 - as above
    from dragoman.web.app import LOCAL, create_app  # noqa: PLC0415 - as above

    coder = Coder() if paths or allow_coding else None
    with ExitStack() as stack:
        folder = ledger
        if paths and coder is not None:
            folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="dragoman-"))
            _code_into(Path(folder), paths, coder)
        opened = stack.enter_context(Ledger.open(folder))
        Thread(
            target=look_up, args=("Iran",), daemon=True
        ).start()  # reads the tables of actors before they are asked for
        app = create_app(opened, hosts=LOCAL | {host.lower()}, coder=coder if allow_coding else None)
        listening = stack.enter_context(_listen(host, port))
        shown = f"[{host}]" if ":" in host else host
        click.echo(f"dragoman is at http://{shown}:{listening.getsockname()[1]}/ (Ctrl-C ends it)")
        if host not in LOCAL:
            click.echo("Everybody who reaches this address can read the whole ledger.", err=True)
        config = uvicorn.Config(app, log_level="warning", server_header=False, lifespan="off", timeout_keep_alive=5,
                                limit_concurrency=64)  # fmt: skip
        uvicorn.Server(config).run(sockets=[listening])


def _code_into(folder: Path, paths: tuple[str, ...], coder: Coder) -> None:
    """Code the reports at the paths into a ledger, saying which were rejected.

    Raises:
        BadConfig: none could be coded.
    """
    from dragoman.model import Record  # noqa: PLC0415 - as above
    from dragoman.read.files import Rejected  # noqa: PLC0415 - as above
    from dragoman.read.sources import read_reports  # noqa: PLC0415 - as above
    from dragoman.store.ledger import Ledger  # noqa: PLC0415 - as above

    def note(result: Record | Rejected) -> None:
        if isinstance(result, Rejected):
            click.echo(f"rejected: {result.complaint}", err=True)

    click.echo("coding the reports", err=True)
    with Ledger.open(folder, write=True) as ledger:
        counts = ledger.add(coder.code_many(read_reports(paths)), note=note)
    if not counts.added:
        raise BadConfig("no report could be coded, so there is nothing to show; see the reasons above")


def _listen(host: str, port: int) -> socket.socket:
    """Open the socket to listen at.

    Raises:
        BadConfig: the address is taken, or is none of this machine.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    opened = socket.socket(family, socket.SOCK_STREAM)
    opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        opened.bind((host, port))
        opened.listen()  # so that the address can be asked from the moment it is said
    except OSError as error:
        opened.close()
        taken = error.errno == errno.EADDRINUSE
        advice = (
            "another program uses it; choose another with --port, or 0 for any" if taken else "choose another --host"
        )
        raise BadConfig(f"cannot listen at {visible(host)}:{port} ({error.strerror or error}): {advice}") from error
    return opened
