"""What servers and letters call a kind of file, as the ending under which its format is known."""

import posixpath
import re

ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".xhtml",
    "text/plain": ".txt",
    "text/csv": ".csv",
    "application/pdf": ".pdf",
    "application/json": ".json",
    "application/feed+json": ".json",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".atom",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "message/rfc822": ".eml",
    "multipart/related": ".mhtml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/gif": ".gif",
    "image/webp": ".webp",
    "image/tiff": ".tif",
    "image/heic": ".heic",
    "video/mp4": ".mp4",
    "video/quicktime": ".mov",
    "video/webm": ".webm",
}
# These say nothing about what is inside.
SILENT = ("", "application/octet-stream", "application/download", "binary/octet-stream")


def file_name(last: str, media_type: str) -> str:
    """A name to know the format by: the last part of an address, or of a path, with the ending of what its kind is called.

    An unknown kind keeps the name's own ending, and gets one that no format claims where it has none.
    """
    stem, suffix = posixpath.splitext(last)
    if media_type in SILENT:
        return last or "file"
    if media_type in ENDINGS:
        return f"{stem or 'file'}{ENDINGS[media_type]}"
    return last if suffix else f"{last or 'file'}.{re.sub('[^a-z0-9]', '', media_type.rpartition('/')[2]) or 'unknown'}"
