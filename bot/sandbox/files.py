"""Files: what was uploaded, under the ids and paths by which it is fetched again."""

from dataclasses import dataclass

from telegram.constants import FileSizeLimit

from bot.sandbox.wire import Refused, Upload, Wire, bad_request

# The first bytes of what Telegram can turn into a photo.
PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"BM")
PNG_HEADER = slice(16, 24)
UNKNOWN_SIZE = (1280, 720)


@dataclass(frozen=True, slots=True)
class Kept:
    """`path` is what `getFile` tells and the file front serves."""

    id: str
    unique_id: str
    path: str
    upload: Upload

    def to_wire(self) -> Wire:
        return {
            "file_id": self.id,
            "file_unique_id": self.unique_id,
            "file_size": len(self.upload.content),
        }


class Files:
    """Ids are not used twice; a reset forgets the contents."""

    def __init__(self) -> None:
        self._kept: dict[str, Kept] = {}
        self._by_path: dict[str, Kept] = {}
        self._count = 0

    def keep(self, upload: Upload, folder: str) -> Kept:
        """`folder` is Telegram's for the kind of file: photos, documents, voice, stickers."""
        self._count += 1
        suffix = upload.name.rpartition(".")[2] if "." in upload.name else "bin"
        kept = Kept(
            id=f"BQACAgIAAxkBAA{self._count:08d}",
            unique_id=f"AgAD{self._count:08d}",
            path=f"{folder}/file_{self._count}.{suffix}",
            upload=upload,
        )
        self._kept[kept.id] = self._by_path[kept.path] = kept
        return kept

    def find(self, file_id: str) -> Kept | None:
        return self._kept.get(file_id)

    def at(self, path: str) -> Kept | None:
        return self._by_path.get(path)

    def clear(self) -> None:
        self._kept.clear()
        self._by_path.clear()

    def taken(self, source: Upload | str, folder: str) -> Kept:
        """What a bot sends: a new upload, or the id of a file that is here. Raises Refused."""
        if isinstance(source, Upload):
            return self.keep(_checked(source), folder)
        if source.startswith(("http://", "https://")):
            raise bad_request("failed to get HTTP URL content")
        kept = self._kept.get(source)
        if kept is None:
            wrong = "wrong file identifier/HTTP URL specified"
            raise bad_request(wrong if source else "file must be non-empty")
        return kept


def _checked(upload: Upload) -> Upload:
    if not upload.content:
        raise bad_request("file must be non-empty")
    if len(upload.content) > FileSizeLimit.FILESIZE_UPLOAD:
        raise Refused("Request Entity Too Large", 413)
    return upload


def photo_sizes(kept: Kept) -> list[Wire]:
    """The one size of a photo. Raises Refused for what is no picture."""
    content = kept.upload.content
    if not content.startswith(PICTURES):
        raise bad_request("IMAGE_PROCESS_FAILED")
    if len(content) > FileSizeLimit.PHOTOSIZE_UPLOAD:
        raise bad_request("file is too big")
    width, height = _measure(content)
    return [{**kept.to_wire(), "width": width, "height": height}]


def _measure(content: bytes) -> tuple[int, int]:
    """A PNG says so itself; for the rest of them the page asks the browser."""
    header = content[PNG_HEADER]
    if not content.startswith(PICTURES[0]) or len(header) < PNG_HEADER.stop - PNG_HEADER.start:
        return UNKNOWN_SIZE
    return int.from_bytes(header[:4]), int.from_bytes(header[4:])
