"""Settings: one table of names, defaults and help, read once from file, environment and flags."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from curbside.errors import BadInput

FILE_NAME = "curbside.toml"
_PHONE = re.compile(r"\+?[0-9][0-9 ()-]{2,28}[0-9]")
_WEB_ADDRESS = re.compile(r"https://[A-Za-z0-9.-]+(:[0-9]+)?(/[!-~]*)?")
_TRUE = frozenset({"1", "true", "yes", "on"})
_FALSE = frozenset({"0", "false", "no", "off"})


def default_home() -> Path:
    """The folder of this user's data, where the operating system wants it."""
    from platformdirs import user_data_path

    return user_data_path("curbside", appauthor=False)


def shipped_packs() -> tuple[Path, ...]:
    """The packs that come with Curbside, by name."""
    folder = Path(__file__).with_name("packs")
    return tuple(sorted(path.parent for path in folder.glob("*/pack.yaml")))


@dataclass(frozen=True)
class Settings:
    """The one tree: `name` in the file = CURBSIDE_NAME in the environment = --name as a flag."""

    home: Path = field(
        default_factory=default_home,
        metadata={"help": "Folder of the library, its index and saved answers."},
    )
    packs: tuple[Path, ...] = field(
        default_factory=shipped_packs,
        metadata={"help": "Pack folders of the library (in the environment, parted as in PATH)."},
    )
    database: str = field(
        default="",
        metadata={"help": "SQLAlchemy URL of the catalogue; empty: library.sqlite in the home."},
    )
    keep_answers: bool = field(
        default=True,
        metadata={"help": "Keep each answer in the home folder, so that --after can follow on."},
    )
    semantic_model: Path | None = field(
        default=None,
        metadata={"help": "Folder of a sentence model (model.onnx, tokenizer.json) by which own documents are also "
                          "found by meaning; empty: by their words alone."},
    )  # fmt: skip
    allowed_hosts: tuple[str, ...] = field(
        default=(),
        metadata={"help": "Hosts in a private network that pages may be fetched from (parted by commas), "
                          "each alone or with its port."},
    )  # fmt: skip
    pubmed_address: str = field(
        default="https://eutils.ncbi.nlm.nih.gov/entrez/eutils/",
        metadata={"help": "Where PubMed is asked (its E-utilities), when somebody asks for articles of it."},
    )
    pubmed_email: str = field(
        default="",
        metadata={"help": "Whom PubMed may write to when this program asks too much of it."},
    )
    pubmed_key: str = field(
        default="",
        metadata={"help": "Key of PubMed's E-utilities: ten requests a second instead of three.", "secret": True},
    )

    organisation: str = field(
        default="",
        metadata={"help": "Name of the organisation, whose own block leaflets then carry."},
    )
    organisation_help: str = field(
        default="",
        metadata={"help": "How the organisation can help, in a sentence or two, for its block."},
    )
    organisation_address: tuple[str, ...] = field(
        default=(),
        metadata={"help": "Lines of the organisation's address (in the environment, parted by ;)."},
    )
    organisation_phone: str = field(
        default="",
        metadata={"help": "Telephone number of the organisation, as it is dialled: +44 20 7946 0000."},
    )
    organisation_url: str = field(
        default="",
        metadata={"help": "Address where people book with the organisation; it begins with https://."},
    )

    @property
    def database_url(self) -> str:
        """The URL in force."""
        return self.database or f"sqlite:///{self.home / 'library.sqlite'}"

    @property
    def index_folder(self) -> Path:
        """Where built indexes lie, one folder each, and CURRENT names the one in force."""
        return self.home / "index"


def settings_table() -> tuple[tuple[str, str, str], ...]:
    """(name, environment variable, help) of every setting, as the manual prints them."""
    return tuple(
        (f.name, f"CURBSIDE_{f.name.upper()}", f.metadata["help"]) for f in fields(Settings)
    )


def secret_settings() -> frozenset[str]:
    """Names of settings whose value is shown to nobody."""
    return frozenset(f.name for f in fields(Settings) if f.metadata.get("secret"))


def load_settings(
    environ: Mapping[str, str] | None = None, overrides: Mapping[str, Any] | None = None
) -> Settings:
    """Settings from flags, else the environment, else the TOML file, else the defaults.

    The file is `config` of overrides, else CURBSIDE_CONFIG, else curbside.toml in the home folder
    when there is one. Overrides that are None count as not given. Raises BadInput for a name that
    is no setting, a value of the wrong kind, or a named file that cannot be read.
    """
    environ = os.environ if environ is None else environ
    flags = {name: value for name, value in (overrides or {}).items() if value is not None}
    named = flags.pop("config", None) or environ.get("CURBSIDE_CONFIG")
    names = [f.name for f in fields(Settings)]
    found = {
        name: environ[f"CURBSIDE_{name.upper()}"]
        for name in names
        if environ.get(f"CURBSIDE_{name.upper()}")
    }
    found |= flags
    home = Path(found["home"]).expanduser() if "home" in found else default_home()
    found = _read_file(Path(named) if named else home / FILE_NAME, bool(named)) | found
    _refuse_unknown(found, names)
    found.setdefault("home", home)
    return Settings(**{name: _convert(name, value) for name, value in found.items()})


def _read_file(path: Path, must_exist: bool) -> dict[str, Any]:
    if not must_exist and not path.exists():
        return {}
    import tomllib

    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as fault:
        raise BadInput(f"The settings file {path} cannot be read: {fault}.") from fault
    _refuse_unknown(content, [f.name for f in fields(Settings)], where=f" in {path}")
    # A path in a file is meant from the file, not from wherever the command was typed.
    base = path.parent
    if "home" in content:
        content["home"] = base / Path(str(content["home"])).expanduser()
    if content.get("semantic_model"):
        content["semantic_model"] = base / Path(str(content["semantic_model"])).expanduser()
    if isinstance(content.get("packs"), list):
        content["packs"] = [base / Path(str(each)).expanduser() for each in content["packs"]]
    return content


def _refuse_unknown(found: Mapping[str, Any], names: list[str], where: str = "") -> None:
    for name in found:
        if name not in names:
            raise BadInput(
                f"There is no setting called {name!r}{where}.",
                remedy=f"The settings are: {', '.join(names)}.",
            )


def _convert(name: str, value: Any) -> Any:
    """A value as its setting holds it; text from the environment is read as that kind."""
    match name:
        case "home":
            return Path(value).expanduser()
        case "packs":
            parts = value.split(os.pathsep) if isinstance(value, str) else value
            if not isinstance(parts, list | tuple):
                raise BadInput(f"The setting packs is a list of folders, not {value!r}.")
            return tuple(Path(part).expanduser() for part in parts)
        case "semantic_model":
            return _folder(name, value)
        case "keep_answers":
            return _truth(name, value)
        case "allowed_hosts":
            parts = value.split(",") if isinstance(value, str) else value
            if not isinstance(parts, list | tuple) or not all(isinstance(part, str) for part in parts):
                raise BadInput(f"The setting allowed_hosts is a list of hosts, not {value!r}.")
            return tuple(part.strip().lower() for part in parts if part.strip())
        case "organisation_address":
            return _lines(name, value)
        case "organisation_phone":
            return _checked(name, value, _PHONE, "a telephone number: digits, spaces and a + before them")
        case "organisation_url":
            return _checked(name, value, _WEB_ADDRESS, "a web address that begins with https://")
        case _:
            if not isinstance(value, str):
                raise BadInput(f"The setting {name} is text, not {value!r}.")
            return value


def _folder(name: str, value: Any) -> Path | None:
    if value is None or isinstance(value, str | Path):
        return Path(value).expanduser() if value else None
    raise BadInput(f"The setting {name} is a folder, not {value!r}.")


def _lines(name: str, value: Any) -> tuple[str, ...]:
    lines = value.split(";") if isinstance(value, str) else value
    if not isinstance(lines, list | tuple) or not all(isinstance(line, str) for line in lines):
        raise BadInput(f"The setting {name} is a list of lines, not {value!r}.")
    return tuple(line.strip() for line in lines if line.strip())


def _checked(name: str, value: Any, form: re.Pattern[str], what: str) -> str:
    """Text that becomes a link on a page, and so must be what it says; empty for none."""
    if isinstance(value, str) and (not value or form.fullmatch(value)):
        return value
    raise BadInput(f"The setting {name} is {what}, not {value!r}.")


def _truth(name: str, value: Any) -> bool:
    if isinstance(value, bool):
        return value
    word = str(value).lower()
    if word in _TRUE or word in _FALSE:
        return word in _TRUE
    raise BadInput(f"The setting {name} is true or false, not {value!r}.")
