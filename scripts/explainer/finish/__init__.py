"""What a printed site still lacks: everything that needs the site's own address, what machines read, the one 404 page.

`docs/` never holds an address, so these steps work on the HTML that a printer (MkDocs) made of it. They rely only on
our own hooks in that HTML: the comment `<!-- explainer:head -->`, the links `<a data-report="…">` and the description.
Where the site has no address, what needs one is left out.
"""

from explainer.finish.addresses import Address, PagePlace, address
from explainer.finish.feed import FEED, feed, feed_link
from explainer.finish.folder import for_folder
from explainer.finish.head import data_link, description_of, finish_page, is_indexed, is_ours, shared, title_of
from explainer.finish.linked_data import linked_data
from explainer.finish.llms import llms
from explainer.finish.manifest import MANIFEST, digest, is_manifest, manifest
from explainer.finish.not_found import not_found_values, policy, policy_hash
from explainer.finish.sitemap import sitemap

__all__ = [
    "FEED",
    "MANIFEST",
    "Address",
    "PagePlace",
    "address",
    "data_link",
    "description_of",
    "digest",
    "feed",
    "feed_link",
    "finish_page",
    "for_folder",
    "is_indexed",
    "is_manifest",
    "is_ours",
    "linked_data",
    "llms",
    "manifest",
    "not_found_values",
    "policy",
    "policy_hash",
    "shared",
    "sitemap",
    "title_of",
]
