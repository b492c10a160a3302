from core.domain.tags import fold


def test_case_and_the_encoding_of_accents_do_not_count() -> None:
    assert fold("STRASSE") == fold("stra\u00dfe")
    assert fold("e\u0301") == fold("\u00e9") == fold("\u00c9")
    assert fold("beach ") != fold("beach")
