"""Verbs and words of English news by what they say of the clause below them. Lists, not rules."""

from __future__ import annotations

SPEECH = frozenset(
    """
    accuse acknowledge add admit advise affirm allege announce answer argue ask assert assure
    blame blog boast
    call caution challenge cite claim comment complain concede conclude condemn confess
    confirm contend continue convey counter criticize criticise
    declare decry demand deny describe dismiss disclose
    emphasise emphasize estimate exclaim explain express
    forecast
    hail hint
    insist inform instruct
    joke
    lament
    maintain mention mock muse
    note
    object observe opine
    pledge point post praise predict proclaim promise propose protest
    question quip quote
    recall recommend recount reiterate remark remind repeat reply report request respond retort reveal
    say slam speculate state stress suggest swear
    tell testify thank tweet threaten
    underline underscore urge
    voice vow
    warn welcome wonder write
    """.split()
)
"""What somebody does who speaks: with a clause or a quotation below, or with what is spoken about."""

PLANS = frozenset(
    """
    schedule plan set slate expect due intend prepare arrange book tip bind poise forecast project earmark target commit
    design anticipate aim
    """.split()
)
"""`is … to leave`, `is … for Monday`: arranged."""

HOPES = frozenset(
    """
    want hope wish seek consider propose explore discuss threaten urge call ask demand like try need suggest
    contemplate mull weigh recommend request desire debate favour favor
    """.split()
)
"""What somebody would have happen."""

IMPLICATIVE = frozenset(
    """
    manage force begin start continue fail able have help use get cause compel lead make come go oblige prompt refuse
    choose happen turn return stop forget remember rush gather
    """.split()
)
"""`managed to leave`: it happened, or did not, when the verb above did."""

UNCERTAIN_WORDS = frozenset(
    """
    possible potential proposed prospective hypothetical conceivable likely unlikely
    possibility potential proposal prospect feasibility chance likelihood risk hope
    """.split()
)
"""Words that make what they modify, or what hangs on them, possible and no more."""

STATES = frozenset(
    """
    be have seem appear remain mean believe think know like love hate fear belong contain consist include depend exist
    feel look need own regard consider represent resemble sound suppose understand help see sit lie stand
    """.split()
)
"""What is so, rather than what is done."""

WITH_CLAUSE = SPEECH | frozenset("believe write find show".split())
"""Speech where a clause tells what is said."""

WITH_OBJECT = frozenset(
    """
    accuse acknowledge admit affirm blame condemn confirm convey criticize criticise decry defend deny
    describe disclose dismiss emphasise emphasize express hail insist laud lament mock oppose praise
    question recommend reiterate reject reveal slam stress tell thank underline underscore urge voice vow warn
    welcome announce cite pledge
    """.split()
)
"""Speech where the object is what, or whom, is spoken about: "blamed sanctions", "expressed his support"."""

COMMITTING = frozenset(
    "vow promise threaten pledge ask urge tell claim request swear warn call propose advise order beg".split()
)
"""Speech where an infinitive tells what is said: "vowed to mobilise", "urged them to leave"."""

DENIED = frozenset(
    "accusation allegation charge claim report rumor rumour responsibility involvement wrongdoing it knowledge "
    "suggestion link role guilt speculation".split()
)
"""What is denied by speaking; a request or a visa is denied by deciding."""

HUMANS = frozenset(
    """
    actor actress adviser ambassador analyst artist attorney author backbencher boss brother captain chair chairman
    chairwoman chancellor chief coach comedian commander commissioner correspondent cousin critic daughter defendant
    deputy detective developer diplomat director doctor driver economist editor envoy executive expert farmer father
    fighter founder friend governor grandson head historian host husband inspector investor journalist judge lawmaker
    lawyer leader manager man mayor minister mother mp musician neighbor neighbour nurse officer official owner
    peer physician plaintiff player politician premier president priest prime prince princess principal professor
    prosecutor pundit rapper reporter representative researcher resident scientist secretary senator sergeant singer
    sister son speaker spokesman spokesperson spokeswoman star striker student surgeon suspect teacher tory victim
    veteran widow wife winner witness woman worker writer candidate billionaire tycoon ceo
    """.split()
)
"""Nouns for somebody who can speak."""

MALE = frozenset(
    "spokesman chairman actor man husband father son brother king prince businessman grandson congressman".split()
)
FEMALE = frozenset(
    "spokeswoman chairwoman actress woman wife mother daughter sister queen princess businesswoman widow "
    "congresswoman".split()
)
"""Nouns that tell a gender."""

RELATIONS = frozenset(
    "brother cousin daughter father friend grandson husband mother neighbor neighbour sister son wife widow".split()
)
"""Nouns for somebody beside the person in focus."""
