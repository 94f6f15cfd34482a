"""A document as the archive it is: read within limits, written so that the same contents give the same bytes."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from site_gen.documents.letters.language import TemplateFault

_LARGEST = 5_000_000
_LARGEST_OPEN = 30_000_000
_MOST = 500
_DAY = (1980, 1, 1, 0, 0, 0)
_FIRST = "mimetype"  # of an ODT: first, and not compressed, or it is not one


def entries_of(data: bytes) -> Mapping[str, bytes]:
    """Return the files of an archive, in its order.

    Raises:
        TemplateFault: it is not an archive, or it is too large.
    """
    if len(data) > _LARGEST:
        raise TemplateFault("il documento supera 5 MB: ridurre le immagini.")
    try:
        with ZipFile(BytesIO(data)) as archive:
            listed = archive.infolist()
            if len(listed) > _MOST or sum(item.file_size for item in listed) > _LARGEST_OPEN:
                raise TemplateFault("il documento, aperto, è troppo grande.")
            return {item.filename: archive.read(item) for item in listed if not item.is_dir()}
    except (BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError) as error:
        raise TemplateFault("il file non è un documento DOCX o ODT, o è rovinato.") from error


def packed(entries: Mapping[str, bytes]) -> bytes:
    """Return the archive of some files, in their order."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name, content in entries.items():
            item = ZipInfo(name, _DAY)
            item.compress_type = ZIP_STORED if name == _FIRST else ZIP_DEFLATED
            item.external_attr = 0o644 << 16
            archive.writestr(item, content, compresslevel=6)
    return buffer.getvalue()
