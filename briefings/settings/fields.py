"""The settings one by one, read off `briefings.config`: names, types, explanations."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from operator import attrgetter
from typing import Any, Literal, NamedTuple, get_args, get_origin, get_type_hints

import msgspec

from briefings.config import Config

KEYS = "keys"
"""The table whose names are not settings but ids of actions, which the app knows."""


class Setting(NamedTuple):
    """One setting. `name` is as in `export.format`; `variable` and `flag` set it too, if any."""

    name: str
    type: Any
    explanation: str
    variable: str
    flag: str
    is_path: bool

    @property
    def table(self) -> str:
        """The table that it stands in; empty where it stands above all of them."""
        return self.name.rpartition(".")[0]

    @property
    def short(self) -> str:
        """Its name within its table."""
        return self.name.rpartition(".")[2]

    @property
    def default(self) -> object:
        """What holds where nothing is set."""
        return self.value(Config())

    @property
    def choices(self) -> tuple[str, ...]:
        """The values it can have, where they can be counted."""
        if self.name == "export.format":
            # Late: looking for the formats takes longer than all else that is done with a file.
            from briefings.export.formats import formats  # noqa: PLC0415

            return formats()
        if self.name == "export.language":
            from briefings.labels import available  # noqa: PLC0415

            return available()
        return get_args(self.type) if get_origin(self.type) is Literal else ()

    def value(self, config: Config) -> object:
        """Return the value that it has there."""
        return attrgetter(self.name)(config)


@lru_cache(maxsize=1)
def fields() -> Mapping[str, Setting]:
    """Return all settings by their names, in their order: what stands in a table comes last."""
    return {setting.name: setting for setting in _fields(Config, "")}


def _fields(struct: type[msgspec.Struct], prefix: str) -> Iterator[Setting]:
    for name, hint in get_type_hints(struct, include_extras=True).items():
        if get_args(hint):
            kind, meta = get_args(hint)
            yield Setting(prefix + name, kind, meta.description, **meta.extra)
        else:
            yield from _fields(hint, f"{name}.")


def build(values: Mapping[str, object]) -> Config:
    """Return the settings that have these values, by name; what is not named has its default."""
    tables: dict[str, dict[str, object]] = {"": {}}
    for name, value in values.items():
        table, _, short = name.rpartition(".")
        tables.setdefault(table, {})[short] = value
    return msgspec.convert(tables.pop("") | tables, Config)
