"""What a printed site still lacks: everything that needs the site's own address, what machines read, the one 404 page.

`docs/` never holds an address, so these steps work on the HTML that a printer (MkDocs) made of it. They rely only on
our own hooks in that HTML: the comment `<!-- explainer:head -->`, the links `<a data-report="…">` and the footer's line
for the address. What a page says of itself and what is said of its article are read in `docs/`. Where the site has no
address, what needs it is left out.
"""

from explainer.finish.addresses import Address, SitePage, address, page_file
from explainer.finish.feed import FEED, feed, feed_link
from explainer.finish.folder import for_folder
from explainer.finish.head import data_link, finish_page, is_ours, shared
from explainer.finish.linked_data import linked_data
from explainer.finish.llms import llms
from explainer.finish.manifest import MANIFEST, digest, is_manifest, manifest
from explainer.finish.not_found import not_found_values, policy, policy_hash
from explainer.finish.sitemap import sitemap

__all__ = [
    "FEED",
    "MANIFEST",
    "Address",
    "SitePage",
    "address",
    "data_link",
    "digest",
    "feed",
    "feed_link",
    "finish_page",
    "for_folder",
    "is_manifest",
    "is_ours",
    "linked_data",
    "llms",
    "manifest",
    "not_found_values",
    "page_file",
    "policy",
    "policy_hash",
    "shared",
    "sitemap",
]
