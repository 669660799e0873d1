"""News agencies: by what a text calls them in its dateline, whose text it is."""

from typing import Final

_AGENCIES: Final = """AAP AFP AGI AIM Anadolu Andina ANI ANSA ANSAlatina AP APTN
Bloomberg Colprensa CNA DPA dpa EFE IANS IPS IRNA ITAR-TASS Kyodo MENA Notimex PA PTI Reuters SANA
Sputnik TASS Telam Télam Thomson_Reuters UPI Xinhua Yonhap ABI CMC VOA PL
Agence_France-Presse Agencia_Andina Agencia_Brasil Agencia_EFE Agencia_Reforma Associated_Press
The_Associated_Press Australian_Associated_Press Business_Wire Canadian_Press The_Canadian_Press
Deutsche_Presse-Agentur Europa_Press GLOBE_NEWSWIRE Inter_Press_Service PA_Media PR_Newswire
PRNewswire Prensa_Latina Press_Association Press_Trust_of_India Agencia_Boliviana_de_Información
Reuters_Staff RIA_Novosti Thomson_Reuters_Foundation United_Press_International
UN_News Noticias_ONU"""
_FOLDED: Final = frozenset(name.replace("_", " ").casefold() for name in _AGENCIES.split())


def agency(words: str) -> str | None:
    """Return words without what stands around them if they name an agency, else `None`."""
    plain = " ".join(words.split()).strip(" .")
    return plain if plain.casefold() in _FOLDED else None
