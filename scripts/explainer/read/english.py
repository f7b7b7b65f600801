"""English words whose form matters for reading: where a full stop is not the end, and what a date is made of.

A word in lower case also stands for its capitalised and upper-case forms; a capitalised one also for its upper-case
form but never for the lower-case one, since `sun.` and `no.` are ordinary words at the end of a sentence.
"""

from __future__ import annotations

MONTHS = (
    ("january", "jan"),
    ("february", "feb"),
    ("march", "mar"),
    ("april", "apr"),
    ("may",),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sept", "sep"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
"""The names of each month, longest first."""

WEEKDAYS = (
    ("monday", "mon"),
    ("tuesday", "tues", "tue"),
    ("wednesday", "weds", "wed"),
    ("thursday", "thurs", "thur", "thu"),
    ("friday", "fri"),
    ("saturday", "sat"),
    ("sunday", "sun"),
)

ZONES = frozenset(
    """
    ACDT ACST ADT AEDT AEST AKDT AKST ALMT AST AWST BST CAT CDT CEST CET CST CT EAT EDT EEST EET EST ET GMT HKT HST
    IDT IST JST KST MDT MSK MST MT NDT NST NZDT NZST PDT PHT PKT PST PT SAST SGT TRT UTC WAST WAT WEST WET WIB Z
    """.split()
)
"""Abbreviated time zones, as they stand behind a time of day."""

ZONE_NAMES = frozenset("Almaty Astana Atlantic Central Eastern Greenwich Moscow Mountain Pacific Tokyo".split())
"""The beginnings of spelled-out zones ("5 a.m. Eastern time")."""

BEFORE_A_NAME = frozenset(
    """
    Adm Asst Atty Brig Capt Cdr Cmdr Cmdt Col Comdr Const Cpl Cpt Det Dr Drs Fr Ft Gen Gens Gov Govs Hon
    Insp Lieut Lt Maj Messrs Mgr Mlle Mme Mmes Mr Mrs Ms Msgr Mt Mts Mx Ofc Pfc Pres Prof Profs Pt Pte Pvt Rep Reps
    Rev Revd Rt Sec Secy Sen Sens Sgt Supt Treas
    aka a.k.a approx ca cf e.g eg i.e ie incl resp v versus viz vs
    """.split()
)
"""Never the end of a sentence: what they announce follows."""

BEFORE_A_NUMBER = frozenset(
    """
    Art Ch Cl Eq Ex Fig Figs Ho No Nos Nr Para Sch Sec Sect Tel Vol Vols
    approx art b c ca ch circa d est ext fig fl ft lb lbs no nos nr oz p par para pp r sec sq tel vol vols
    """.split()
)
"""Not the end of a sentence where a number follows; an ordinary word otherwise."""

INSIDE_A_NAME = frozenset(
    """
    Ala Ariz Ark Assn Assoc Ave Bd Bldg Blvd Bros Calif Cie Co Colo Conn Corp Cos Ct Ctr Dak Del Dept
    Dist Div Esq Est Fla Ga Hosp Ill Inc Ind Inst Int Intl Jr Kan Kans Ky La Ltd Mass Md Mfg Mich Minn Miss Mo
    Mont Natl Neb Nev Okla Ont Ore Pa Ph.D Penn Penna Pl Que Rd Sask Sq Sr St Ste Sta Tenn Tex Thos Ts Twp
    Univ Va Vt Wash Wis Wisc Wm Wyo Jeopardy! Yahoo!
    al bros co corp dept inc ltd plc llc
    Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec
    Mon Tue Tues Wed Weds Thu Thur Thurs Fri Sat Sun
    """.split()
)
"""The end of a sentence only where the next word is one that begins sentences: companies, sons, streets, states,
months. So are initials ("George W.") and dotted letters ("U.S.", "D.C.")."""

OF_THE_CLOCK = frozenset(("a.m", "p.m"))
"""The end of a sentence unless a day or a time zone follows."""

BEGINNINGS = frozenset(
    """
    A About Above According Across Add After Afterwards Again Against All Almost Along Already Also Although Always
    Am Among An And Another Any Anyone Are Around As Ask At
    Because Been Before Behind Being Below Besides Between Beyond Both But By
    Can Could
    Despite Did Do Does Down Due During
    Each Earlier Either Elsewhere Even Eventually Every Everybody Everyone Everything Except
    Few Finally For Former Fortunately From Further Furthermore
    Given
    Had Has Have Having He Hence Her Here Hers Herself Him Himself His How However
    I If In Indeed Initially Inside Instead Into Is It Its Itself
    Just
    Last Later Lately Let Like
    Many Maybe Me Meanwhile Might More Moreover Most Much Must My
    Near Nearly Neither Never Nevertheless Next No Nobody None Nonetheless Nor Not Nothing Now
    Of Often On Once One Only Or Other Others Otherwise Our Ours Out Outside Over
    Perhaps Please Previously
    Quite
    Rather Recently
    Several She Should Similarly Since So Some Somebody Someone Something Sometimes Soon Still Subsequently Such
    Than That The Their Theirs Them Then There Thereafter Therefore These They This Those Though Through Throughout
    Thus To Today Together Tomorrow Tonight Too Toward Towards
    Under Unfortunately Unless Unlike Until Up Upon Us
    Very Via
    Was We Were What Whatever When Whenever Where Whereas Whether Which While Who Whoever Whom Whose Why Will With
    Within Without Would
    Yes Yesterday Yet You Your Yours
    """.split()
)
"""Words that begin sentences and hardly ever stand capitalised inside one."""

SPEECH = frozenset(
    """
    added admitted agreed announced answered argued asked asks began begged bellowed called chanted complained
    concluded continued cried declared demanded exclaimed explained inquired insisted joked laughed muttered noted
    pleaded queried quipped read recalled remarked replied reported responded retorted roared said says screamed
    shouted sighed smiled snapped stated suggested thought told tweeted urged warned whispered wondered writes wrote
    yelled
    """.split()
)
"""Verbs behind a quotation that ends in a question or exclamation mark, where the sentence goes on."""

AFTER_SPEECH = frozenset(
    """
    about after afterwards again against aloud angrily as at before by during following from her him his in inside me
    my of on outside over quietly reporters rhetorically their them through to us while with
    """.split()
)
"""What may follow such a verb where it is the end of the quotation's sentence and not the beginning of another:
"Smith asked reporters", but not "Smith said that …"."""


def known(word: str, words: frozenset[str]) -> bool:
    """Whether a word stands among `words`, in a case that the list allows."""
    if len(word) == 1:  # A capital alone is an initial.
        return word in words
    return word in words or word.lower() in words or (word.isupper() and word.capitalize() in words)
