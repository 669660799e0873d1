"""The figures of briefings, by unit and value; they are asked for through the view `figure`."""

from collections.abc import Iterable

from briefings.index.database import Database


def put(db: Database, doc_id: int, figures: Iterable[tuple[str | None, float]]) -> None:
    """Let a briefing's figures be these."""
    db.run("DELETE FROM amount WHERE k = ?", doc_id)
    db.run_many(
        "INSERT OR IGNORE INTO amount VALUES(?, ?, ?)",
        [(_number(db, unit), value, doc_id) for unit, value in figures],
    )


def _number(db: Database, unit: str | None) -> int:
    """Return the number that stands for a unit."""
    if unit is None:
        db.run("INSERT OR IGNORE INTO unit VALUES(0, NULL)")
        return 0
    (number,) = db.one("SELECT n FROM unit WHERE name = ?", unit)
    if number is None:
        number = db.run("INSERT INTO unit(name) VALUES(?)", unit).lastrowid
    return int(number)
