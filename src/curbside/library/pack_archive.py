"""Packs from a folder or from an archive, as `curbside pack build --out` writes one."""

from __future__ import annotations

import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

from curbside.errors import BadInput, NotFound
from curbside.library.packs import Pack, read_pack


def read_packed(path: Path) -> Pack:
    """The pack in a folder or a zip archive.

    Raises NotFound when nothing is there or it holds no pack, BadInput for a file that is no zip, PackFault
    for a fault of form.
    """
    if path.is_dir():
        return read_pack(path)
    if not path.is_file():
        raise NotFound(f"There is no pack in {path}.", remedy="Name a pack's folder, or its archive.")
    with TemporaryDirectory() as passing:
        try:
            with zipfile.ZipFile(path) as zipped:
                zipped.extractall(passing)  # members that would leave the folder are kept within it
        except zipfile.BadZipFile:
            remedy = "Make one with: curbside pack build FOLDER --out FILE."
            raise BadInput(f"{path} is not an archive of a pack.", remedy=remedy) from None
        folders = [found.parent for found in Path(passing).glob("*/pack.yaml")]
        if len(folders) != 1:
            raise NotFound(f"There is no pack in {path}.", remedy="An archive holds one folder with a pack.yaml.")
        return read_pack(folders[0])
