"""The settings one by one, read off `briefings.config`: names, types, explanations."""

from functools import lru_cache
from types import MappingProxyType
from typing import Any, Literal, NamedTuple, get_args, get_origin, get_type_hints

import msgspec

from briefings.config import Config, ExportConfig

TABLE = "export"
"""The one table of settings within the file."""

KEYS = "keys"
"""The table whose names are not settings but ids of actions, which the app knows."""


class Setting(NamedTuple):
    """One setting. `name` is as in `export.format`; `variable` and `flag` set it too, if any.

    `path` says that it names a folder.
    """

    name: str
    type: Any
    default: object
    explanation: str
    variable: str
    flag: str
    path: bool

    @property
    def table(self) -> str:
        """The table that it stands in; empty where it stands above all of them."""
        return self.name.rpartition(".")[0]

    @property
    def short(self) -> str:
        """Its name within its table."""
        return self.name.rpartition(".")[2]

    @property
    def choices(self) -> tuple[str, ...]:
        """The values it can have, where they can be counted."""
        if self.name == "export.format":
            # Late: looking for the formats takes longer than all else that is done with a file.
            from briefings.export.formats import formats  # noqa: PLC0415

            return formats()
        return get_args(self.type) if get_origin(self.type) is Literal else ()


@lru_cache(maxsize=1)
def fields() -> MappingProxyType[str, Setting]:
    """Return all settings by their names, in their order."""
    found = [*_fields(Config, ""), *_fields(ExportConfig, f"{TABLE}.")]
    # What stands in a table comes after what stands in none, as it must in a file.
    found.sort(key=lambda setting: (setting.name == KEYS, "." in setting.name))
    return MappingProxyType({setting.name: setting for setting in found})


def _fields(struct: type[msgspec.Struct], prefix: str) -> list[Setting]:
    hints = get_type_hints(struct, include_extras=True)
    found = []
    for field in msgspec.structs.fields(struct):
        if prefix + field.name == TABLE:
            continue
        kind, meta = get_args(hints[field.name])
        default = {} if field.name == KEYS else field.default
        extra = meta.extra
        found.append(Setting(prefix + field.name, kind, default, meta.description, **extra))
    return found


def build(values: dict[str, Any]) -> Config:
    """Return the settings that have these values, by name; what is not named has its default."""
    inner = {name.partition(".")[2]: v for name, v in values.items() if "." in name}
    outer = {name: v for name, v in values.items() if "." not in name}
    return Config(export=ExportConfig(**inner), **outer)


def value_of(config: Config, name: str) -> object:
    """Return the value of the setting of this name."""
    table, _, short = name.rpartition(".")
    return getattr(getattr(config, table) if table else config, short)
