"""Where the links of a page lead: within it, to its own site, or to another one."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

_OF_NO_SITE: Final = ("mailto:", "javascript:", "tel:", "data:", "about:")
_HOST: Final = re.compile(
    r"\s*(?:[a-z]{2,8}:)?//(?:[^/?#@]*@)?(?:(?:www|m|amp)\.)?([^/?#:@\s\\]+)", re.IGNORECASE
)
_FEWEST: Final = 5


class PageLinks:
    """The links of a page at `address`, of a site with the host `site`, as far as it is known."""

    def __init__(self, address: str | None = None, site: str | None = None) -> None:
        self._address: Final = address
        self._site: Final = site or (host_of(address) if address else None)

    def lead_elsewhere(self, href: str | None) -> bool:
        """Return whether a link leads to another page than this one."""
        if not href:
            return False
        page = href.strip().partition("#")[0]
        if not page or page.lower().startswith(_OF_NO_SITE):
            return False
        return self._address is None or page != self._address.partition("#")[0]

    def leave(self, href: str) -> bool:
        """Return whether a link leads to another site."""
        host = host_of(href)
        return host is not None and host != self._site


def own_host(addresses: Iterable[str]) -> str | None:
    """Return the host of a page whose own address is not known, by its links: that of most.

    A browser that saves a page makes all of them whole; where some are not, nothing is told.
    """
    hosts: list[str] = []
    for address in addresses:
        host = host_of(address)
        if host:
            hosts.append(host)
        elif address and not address.startswith(("#", *_OF_NO_SITE)):
            return None
    if len(hosts) < _FEWEST:
        return None
    host, count = Counter(hosts).most_common(1)[0]
    return host if 2 * count > len(hosts) else None


def host_of(address: str) -> str | None:
    """Return the host that an address names, without “www.” and the like before it."""
    found = _HOST.match(address)
    return found[1].lower() if found else None
