"""The order of the stages, and the only room that touches the disk.

    seeds/ ─read→ articles ─verify→ ─compose→ pages ─localise→ ─render→ docs/ ─(a printer)→ site/ ─finish→

`reading` reads, `verifying` holds what was read against the rules, `building` makes the files of `docs/` in memory;
only then does `writing` write. A step gives a value and what is wrong with it; work on one article is an `attempt`
(`containing`): an article with a problem keeps the pages it had, and the others are published.
What comes of an article, a printed page and a language's search index are kept under the digest of all that they depend
on (`keeping`), so that a correction costs its article.
"""

from explainer.pipeline.building import Built, build, rehearse
from explainer.pipeline.catalogues import Messages, begin_template, status, update_messages, uses
from explainer.pipeline.compiled import compiled
from explainer.pipeline.finishing import Finished, finish
from explainer.pipeline.frame import early, frames
from explainer.pipeline.interface_words import interface
from explainer.pipeline.languages import Listed, differing
from explainer.pipeline.numbering import sentences
from explainer.pipeline.paths import Paths, catalogue_path, printable
from explainer.pipeline.printing import SETTINGS, Printing, Share, is_up_to_date, look_again, remember
from explainer.pipeline.ranking import ranked, wrong
from explainer.pipeline.reading import Reading, read
from explainer.pipeline.refusals import told
from explainer.pipeline.site_checks import CheckedSite, check_site
from explainer.pipeline.terms import as_csv, as_tbx
from explainer.pipeline.units import Finding, check_units
from explainer.pipeline.verifying import Verified, verify
from explainer.pipeline.writing import Changes, changes, write

__all__ = [
    "SETTINGS",
    "Built",
    "Changes",
    "CheckedSite",
    "Finding",
    "Finished",
    "Listed",
    "Messages",
    "Paths",
    "Printing",
    "Reading",
    "Share",
    "Verified",
    "as_csv",
    "as_tbx",
    "begin_template",
    "build",
    "catalogue_path",
    "changes",
    "check_site",
    "check_units",
    "compiled",
    "differing",
    "early",
    "finish",
    "frames",
    "interface",
    "is_up_to_date",
    "look_again",
    "printable",
    "ranked",
    "read",
    "rehearse",
    "remember",
    "sentences",
    "status",
    "told",
    "update_messages",
    "uses",
    "verify",
    "write",
    "wrong",
]
