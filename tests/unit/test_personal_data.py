"""What is taken for personal data in a text, and what only looks like it."""

import time

import pytest

from registry.checks.grounds import personal_data

PHONES = [
    "tel. 030 1234567",
    "Tel.: 030-1234567",
    "telefono: 030/123.45.67",
    "Chiamare 02/12345678 domani",
    "(030) 1234567",
    "(02) 1234 5678",
    "02 1234567, interno 3",
    "030 2234567.",
    "035.123456",
    "030-12 34 567",
    "sentire allo 0301234567",
    "cell. 333 1234567",
    "whatsapp: 3331234567",
    "3471234567",
    "347 12 34 567",
    "347.1234567",
    "348-1234567",
    "348/1234567",
    "+39 347 1234567",
    "+393471234567",
    "+39 030.1234.567",
    "+41 91 123 45 67",
    "0039 02 1234567",
    "il 07/01/2025 chiamare 030 1234567",
    "tel. +39 02 6765 1",  # «39 02 6765» is no date
]
NO_PHONES = [
    "prot. 0301234567",
    "n. 3471234567",
    "decreto n. 0123456789",
    "08152/2026",
    "0003325/2026",
    "2026/0123456",
    "R1.2025.0036728",
    "m_lps.38.2026.000356",
    "mimit.2026.008604",
    "CMM/2026/012809",
    "il 07/01/2025 e il 03/04/2026",
    "dal 01.02.2026 al 03.04.2026",
    "dal 2026-01-12 al 2026-12-31",
    "01/02/2026 - 03/04/2026",
    "30 03 2026",
    "chiamare entro il 10/12/2026",
    "chiamare dal 03/12/2026 alle 10",
    "dalle 09.00 alle 12.30",
    "importo 345.000,00 euro",
    "345 000 000",
    "3.500.000.000",
    "via Roma 02 20100 Milano",
    "G.U. 227 del 28/9/2022",
    "L. 223/1991, art. 24 c. 4",
    "numero verde 800 123456",
    "telefono e posta elettronica",
    "DE89 3704 0044 0532 0130 00",
]
CODES = [
    "RSSMRA80A01H501U",
    "rssmra80a01h501u",
    "delegato RSS MRA 80A01 H501 U.",
    "RSSMRA80A01H50MU",  # digits replaced by letters, as the office does for twins
    "RSSMRAU0A01H501U",
]
NO_CODES = ["99900010168", "RSSMRA80Z01H501U", "XRSSMRA80A01H501U", "FIOM-CGIL, FIM-CISL 2026"]
ACCOUNTS = [
    "IT60X0542811101000000123456",
    "IT60 X054 2811 1010 0000 0123 456",
    "it60x0542811101000000123456",
    "IT99X0542811101000000123456",  # a wrong digit makes it no less somebody's
    "DE89 3704 0044 0532 0130 00",
    "GB82 WEST 1234 5698 7654 32",
]
NO_ACCOUNTS = ["AB12 CDEF GHIJ KLMN", "IT6 del 2026", "prot. AB12 2026 0001 0002"]
MAILS = [
    "mario.rossi@example.org",
    "mario.rossi (at) example.org",
    "mario chiocciola example punto it",
    "mario [chiocciola] example [punto] it",
]
NO_MAILS = ["@ufficio", "incontro @ sede. Poi", "12 @ 3", "chiocciola"]


@pytest.mark.parametrize("text", PHONES)
def test_a_telephone_number_is_found(text: str) -> None:
    assert personal_data.is_suspect(text)
    assert personal_data.has_phone(text)


@pytest.mark.parametrize("text", NO_PHONES)
def test_protocols_dates_and_amounts_are_no_telephone_numbers(text: str) -> None:
    assert not personal_data.has_phone(text)


@pytest.mark.parametrize("text", CODES)
def test_a_personal_code_is_found(text: str) -> None:
    assert personal_data.is_suspect(text)
    assert personal_data.has_personal_code(text)


@pytest.mark.parametrize("text", NO_CODES)
def test_other_codes_are_no_personal_codes(text: str) -> None:
    assert not personal_data.has_personal_code(text)


@pytest.mark.parametrize("text", ACCOUNTS)
def test_an_account_is_found(text: str) -> None:
    assert personal_data.is_suspect(text)
    assert personal_data.has_iban(text)


@pytest.mark.parametrize("text", NO_ACCOUNTS)
def test_other_codes_are_no_accounts(text: str) -> None:
    assert not personal_data.has_iban(text)


@pytest.mark.parametrize("text", MAILS)
def test_an_address_is_found(text: str) -> None:
    assert personal_data.is_suspect(text)
    assert personal_data.has_email(text)


@pytest.mark.parametrize("text", NO_MAILS)
def test_an_at_sign_alone_is_no_address(text: str) -> None:
    assert not personal_data.has_email(text)


@pytest.mark.parametrize("piece", ["a", "0 ", "a.b ", "+39", "(at)", "AB12 ", "rssmra", "tel ", "1.", "@"])
def test_no_text_makes_the_search_slow(piece: str) -> None:
    """A text of 5,000 characters is the longest admitted; a search that backtracks would take minutes."""
    text = (piece * 5000)[:4999] + "@"
    start = time.process_time()
    for search in (
        personal_data.is_suspect,
        personal_data.has_phone,
        personal_data.has_personal_code,
        personal_data.has_iban,
        personal_data.has_email,
    ):
        search(text)
    assert time.process_time() - start < 2
