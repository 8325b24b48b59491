"""Streets for the map, where whoever runs the server has mounted a file of them."""

from __future__ import annotations

from pathlib import Path

from fastapi import APIRouter
from starlette.responses import FileResponse

from according.web.access import Looker
from according.web.desk import AtDesk
from according.web.pages.common import missing

router = APIRouter()


@router.get("/tiles/streets.pmtiles")
def streets(desk: AtDesk, visitor: Looker) -> FileResponse:
    """Send the file, or the bytes of it that are asked for."""
    del visitor
    path = Path(desk.settings.tiles) if desk.settings.tiles is not None else None
    if path is None or not path.is_file():
        raise missing("tiles", "streets.pmtiles")
    return FileResponse(path, media_type="application/octet-stream")
