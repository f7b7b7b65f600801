"""The fonts that the tests' browser sees: always the same ones, whatever else the machine has.

`tests/browser/install` installs them. They are chosen by a configuration of fontconfig, which only Linux has;
elsewhere the browser shows what the system has.
"""

from __future__ import annotations

import sys
from pathlib import Path

READERS = "noto"
"""What readers' phones have."""
BARE = "dejavu"
"""What a Linux has that nobody gave any fonts; its letters are the widest."""

_SETS: dict[str, dict[str, tuple[str, ...]]] = {
    READERS: {
        "serif": ("Noto Serif", "Noto Sans CJK JP"),
        "sans-serif": ("Noto Sans", "Noto Sans CJK JP", "Noto Sans Symbols", "Noto Sans Symbols2", "Noto Sans Math"),
    },
    BARE: {
        "serif": ("DejaVu Serif", "Noto Sans CJK JP"),
        "sans-serif": ("DejaVu Sans", "Noto Sans CJK JP"),
    },
}
CHOSEN = sys.platform == "linux"
"""Whether the tests choose the fonts here."""
WIDEST = BARE if CHOSEN else READERS
_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
_FILES = {
    READERS: ("NotoSerif[-[]*", "NotoSans[-[]*", "NotoSansCJK*"),
    BARE: ("DejaVuSerif.*", "DejaVuSans.*", "NotoSansCJK*"),
}
"""A file of each family without which a set is another one."""

_CONFIGURATION = """\
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  {folders}
  <cachedir>/var/cache/fontconfig</cachedir>
  <cachedir prefix="xdg">fontconfig</cachedir>
  <selectfont>
    <rejectfont><pattern/></rejectfont>
    <acceptfont>{accepted}</acceptfont>
  </selectfont>
  <match target="pattern"><edit name="family" mode="append_last"><string>sans-serif</string></edit></match>
  {aliases}
  <!-- Letters stand where the font wants them, as on a phone, not on whole pixels. -->
  <match target="pattern"><edit name="hintstyle" mode="assign"><const>hintnone</const></edit></match>
</fontconfig>
"""


def missing(name: str) -> list[str]:
    """The files that a set lacks on this machine."""
    folders = [Path(folder).expanduser() for folder in _FOLDERS]
    return [file for file in _FILES[name] if not any(next(folder.rglob(file), None) for folder in folders)]


def configuration(name: str) -> str:
    """A set for fontconfig: nothing but its families can be found, and whatever else is asked for is one of them."""
    every = dict.fromkeys(family for families in _SETS[name].values() for family in families)
    return _CONFIGURATION.format(
        folders="".join(f"<dir>{Path(folder).expanduser()}</dir>" for folder in _FOLDERS),
        accepted="".join(
            f'<pattern><patelt name="family"><string>{family}</string></patelt></pattern>' for family in every
        ),
        aliases="".join(
            f"<alias><family>{generic}</family><prefer>"
            + "".join(f"<family>{family}</family>" for family in families)
            + "</prefer></alias>"
            for generic, families in _SETS[name].items()
        ),
    )
