"""Attributions as news writes them, put around treebank sentences: the treebanks have few.

``“S,” said NAME, DESCRIPTION.``, ``S, ORGAN said in a statement Friday.``, ``NAME told reporters in CITY that S.``
The trees follow Universal Dependencies as EWT and GUM apply them: the content is ``ccomp`` of the cue, titles are
``nmod:desc``, bare dates ``obl:unmarked``, an interjected cue is ``parataxis``. Names are made up from lists."""

import random

from treebank import Sentence

Piece = list[tuple[str, str, str, int]]  # word, XPOS_UPOS, relation, head within the piece (-1: the piece's head)

GIVEN = [
    "Anna",
    "Boris",
    "Claire",
    "Dmitri",
    "Elena",
    "Farid",
    "George",
    "Hanna",
    "Igor",
    "Jin",
    "Karim",
    "Laila",
    "Mikhail",
    "Nadia",
    "Omar",
    "Peter",
    "Qiang",
    "Rosa",
    "Sergei",
    "Tariq",
    "Ulrich",
    "Vera",
    "Walid",
    "Xiu",
    "Yusuf",
    "Zoran",
    "Abdullah",
    "Bashar",
    "Catherine",
    "David",
    "Emmanuel",
    "Federica",
    "Geir",
    "Hashim",
    "Ilham",
    "Javad",
    "Kim",
    "Liu",
    "Moon",
    "Nikol",
    "Park",
    "Recep",
    "Salman",
    "Tayyip",
    "Volodymyr",
    "Wang",
    "Yahya",
    "Josh",
    "Susan",
    "John",
    "Mark",
    "Sarah",
    "Marie",
    "Jens",
    "Olga",
    "Irina",
    "Vitaly",
    "Robert",
    "Mike",
    "Ban",
    "Staffan",
    "Hans",
    "Ahmed",
    "Ali",
    "Riyad",
]
FAMILY = [
    "Petrov",
    "Haddad",
    "Weber",
    "Lindqvist",
    "Okafor",
    "Tanaka",
    "Moreau",
    "Ivanov",
    "Kovalenko",
    "Rahman",
    "Sato",
    "Novak",
    "Bennett",
    "Clarke",
    "Hussein",
    "Mansour",
    "Karimi",
    "Yildiz",
    "Demir",
    "Popovic",
    "Thaqi",
    "Aliev",
    "Sarkissian",
    "Vance",
    "Whitman",
    "Doyle",
    "Larsen",
    "Costa",
    "Mendes",
    "Chen",
    "Zhang",
    "Park",
    "Choi",
    "Nguyen",
    "Bakri",
    "Khoury",
    "Azizi",
    "Farouk",
    "Stein",
    "Lavigne",
    "Rossi",
    "Kowalski",
    "Melnyk",
    "Orlov",
    "Sokolova",
    "Zhukov",
    "Belov",
    "Hamdan",
    "Qasim",
    "Sharif",
    "Tehrani",
    "Rouhani",
    "Zarif",
    "Brahimi",
    "Moallem",
]
CITIES = [
    "Moscow",
    "Geneva",
    "Vienna",
    "Washington",
    "Brussels",
    "Beirut",
    "Ankara",
    "Tehran",
    "Seoul",
    "Paris",
    "Kiev",
    "Minsk",
    "London",
    "Riyadh",
    "Doha",
    "Cairo",
    "Belgrade",
    "Baku",
]
STATES = [
    "Russia",
    "Iran",
    "Syria",
    "Turkey",
    "China",
    "Israel",
    "Ukraine",
    "Serbia",
    "Yemen",
    "Iraq",
    "France",
    "Germany",
    "Japan",
    "Armenia",
    "Egypt",
    "Jordan",
]
PEOPLES = [
    "Russian",
    "Iranian",
    "Syrian",
    "Turkish",
    "Chinese",
    "Israeli",
    "Ukrainian",
    "Serbian",
    "Yemeni",
    "Iraqi",
    "French",
    "German",
    "Japanese",
    "Armenian",
    "Egyptian",
    "U.S.",
    "American",
]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
    "Jan.",
    "Feb.",
    "Aug.",
    "Sept.",
    "Oct.",
    "Nov.",
    "Dec.",
]
SAY = [("said", "say")] * 8 + [
    ("added", "add"),
    ("warned", "warn"),
    ("insisted", "insist"),
    ("argued", "argue"),
    ("wrote", "write"),
    ("noted", "note"),
    ("announced", "announce"),
    ("stressed", "stress"),
    ("claimed", "claim"),
    ("acknowledged", "acknowledge"),
    ("explained", "explain"),
    ("says", "say"),
]
N, P, J, D, C = "NN_NOUN", "NNP_PROPN", "JJ_ADJ", "DT_DET", "IN_ADP"


def name(r: random.Random) -> Piece:
    """A person, sometimes with a title."""
    out: Piece = [(r.choice(GIVEN), P, "", -1), (r.choice(FAMILY), P, "flat", 0)]
    if r.random() < 0.15:
        out = [(r.choice(FAMILY), P, "", -1)]
    x = r.random()
    if x < 0.12:
        return [("President", P, "nmod:desc", 1), *shift(out, 1)]
    if x < 0.22:
        return [
            ("Foreign", "NNP_ADJ", "amod", 1),
            (r.choice(["Minister", "Secretary"]), P, "nmod:desc", 2),
            *shift(out, 2),
        ]
    if x < 0.30:
        return [("Secretary", P, "nmod:desc", 3), ("of", C, "case", 2), ("State", P, "nmod", 0), *shift(out, 3)]
    if x < 0.38:
        return [
            (r.choice(PEOPLES), "NNP_ADJ" if False else J, "amod", 3),
            (r.choice(["Foreign", "Prime"]), "NNP_ADJ", "amod", 2),
            ("Minister", P, "nmod:desc", 3),
            *shift(out, 3),
        ]
    if x < 0.44:
        return [
            (r.choice(["White", "Foreign"]), "NNP_ADJ", "amod", 1),
            (r.choice(["House", "Ministry"]), P, "compound", 2),
            (r.choice(["spokesman", "spokeswoman"]), N, "nmod:desc", 3),
            *shift(out, 3),
        ]
    return out


def shift(piece: Piece, by: int) -> Piece:
    return [(w, t, d, h + by if h >= 0 else h) for w, t, d, h in piece]


def description(r: random.Random) -> Piece:
    """What stands behind the name, between commas."""
    x = r.randrange(8)
    noun = r.choice(
        [
            "analyst",
            "fellow",
            "professor",
            "researcher",
            "expert",
            "lawmaker",
            "envoy",
            "spokesman",
            "negotiator",
            "adviser",
            "member",
        ]
    )
    if x == 0:
        return [
            ("a", D, "det", 2),
            ("senior", J, "amod", 2),
            (noun, N, "", -1),
            ("at", C, "case", 6),
            ("the", D, "det", 6),
            (r.choice(FAMILY), P, "compound", 6),
            (r.choice(["Institute", "Center", "Foundation", "University"]), P, "nmod", 2),
        ]
    if x == 1:
        return [
            (r.choice(STATES), P, "nmod:poss", 2),
            ("'s", "POS_PART", "case", 0),
            (r.choice(["envoy", "ambassador"]), N, "", -1),
            ("to", C, "case", 5),
            ("the", D, "det", 5),
            (r.choice(["U.N.", "U.S.", "EU"]), P, "nmod", 2),
        ]
    if x == 2:
        return [
            ("the", D, "det", 3),
            (r.choice(PEOPLES), J, "amod", 3),
            (r.choice(["foreign", "defense", "prime"]), J, "amod", 3),
            ("minister", N, "", -1),
        ]
    if x == 3:
        return [("a", D, "det", 1), (noun, N, "", -1), ("in", C, "case", 3), (r.choice(CITIES), P, "nmod", 1)]
    if x == 4:
        return [
            ("the", D, "det", 1),
            ("head", N, "", -1),
            ("of", C, "case", 5),
            ("a", D, "det", 5),
            ("research", N, "compound", 5),
            ("group", N, "nmod", 1),
        ]
    if x == 5:
        return [
            ("the", D, "det", 2),
            (r.choice(["U.N.", "EU"]), P, "compound", 2),
            ("envoy", N, "", -1),
            ("for", C, "case", 4),
            (r.choice(STATES), P, "nmod", 2),
        ]
    if x == 6:
        return [
            ("who", "WP_PRON", "nsubj", 1),
            (r.choice(["leads", "heads"]), "VBZ_VERB", "acl:relcl", -1),
            ("the", D, "det", 3),
            ("delegation", N, "obj", 1),
        ]
    return [
        ("a", D, "det", 3),
        ("former", J, "amod", 3),
        (r.choice(PEOPLES), J, "amod", 3),
        (r.choice(["ambassador", "diplomat", "official"]), N, "", -1),
        ("to", C, "case", 5),
        (r.choice(STATES), P, "nmod", 3),
    ]


def body(r: random.Random) -> Piece:
    """An organ, a state, an unnamed official, a pronoun."""
    x = r.randrange(9)
    if x == 0:
        return [
            ("the", D, "det", 2),
            ("Foreign", "NNP_ADJ", "amod", 2),
            ("Ministry", P, "", -1),
            ("in", C, "case", 4),
            (r.choice(CITIES), P, "nmod", 2),
        ]
    if x == 1:
        return [("the", D, "det", 2), ("White", "NNP_ADJ", "amod", 2), ("House", P, "", -1)]
    if x == 2:
        return [("the", D, "det", 1), (r.choice(["Kremlin", "Pentagon", "U.N."]), P, "", -1)]
    if x == 3:
        return [
            ("a", D, "det", 3),
            ("senior", J, "amod", 3),
            (r.choice(PEOPLES), J, "amod", 3),
            (r.choice(["official", "diplomat", "lawmaker"]), N, "", -1),
        ]
    if x == 4:
        return [("officials", "NNS_NOUN", "", -1), ("in", C, "case", 2), (r.choice(CITIES), P, "nmod", 0)]
    if x == 5:
        return [(r.choice(STATES + CITIES), P, "", -1)]
    if x == 6:
        return [
            (r.choice(STATES), P, "nmod:poss", 3),
            ("'s", "POS_PART", "case", 0),
            ("foreign", J, "amod", 3),
            (r.choice(["ministry", "minister"]), N, "", -1),
        ]
    if x == 7:
        return [(r.choice(["he", "she"]), "PRP_PRON", "", -1)]
    return [("the", D, "det", 1), (r.choice(["official", "minister", "spokesman", "analyst", "two"]), N, "", -1)]


def when(r: random.Random) -> Piece:
    """Date and occasion after the cue; the first is the head that hangs on the cue."""
    x, day = r.randrange(9), r.choice(DAYS)
    if x == 0:
        return [(day, P, "obl:unmarked", -1)]
    if x == 1:
        return [("on", C, "case", 1), (day, P, "obl", -1)]
    if x == 2:
        return [("in", C, "case", 2), ("a", D, "det", 2), ("statement", N, "obl", -1), (day, P, "obl:unmarked", -1)]
    if x == 3:
        return [
            ("in", C, "case", 2),
            ("an", D, "det", 2),
            ("interview", N, "obl", -1),
            ("published", "VBN_VERB", "acl", 2),
            (day, P, "obl:unmarked", 3),
        ]
    if x == 4:
        return [("last", J, "amod", 1), ("week", N, "obl:unmarked", -1)]
    if x == 5:
        return [("in", C, "case", 1), (r.choice(CITIES), P, "obl", -1), ("on", C, "case", 3), (day, P, "obl", -1)]
    if x == 6:
        return [("on", C, "case", 1), (r.choice(MONTHS), P, "obl", -1), (str(r.randint(1, 31)), "CD_NUM", "nummod", 1)]
    if x == 7:
        return [
            ("after", C, "case", 2),
            ("the", D, "det", 2),
            (r.choice(["talks", "meeting", "summit"]), N, "obl", -1),
            ("in", C, "case", 4),
            (r.choice(CITIES), P, "nmod", 2),
        ]
    return []


class Builder:
    """Puts pieces and content together; heads are absolute, the cue is the root unless it hangs on the content."""

    def __init__(self) -> None:
        self.rows: list[list] = []  # word, tag, lemma, head, dep

    def add(self, piece: Piece, dep: str) -> int:
        """Add a piece whose head gets the relation ``dep``; its absolute index is returned, the head is set later."""
        base, top = len(self.rows), len(self.rows)
        for w, t, d, h in piece:
            if h < 0 and d == "":
                top = len(self.rows)
            self.rows.append([w, t, w.lower() if t[:3] not in {"NNP"} else w, base + h if h >= 0 else -1, d or dep])
        return top

    def content(self, s: Sentence, drop_stop: bool, lower: bool) -> int:
        """Add a treebank sentence; → absolute index of its root."""
        n = len(s.words) - (1 if drop_stop else 0)
        base, root = len(self.rows), 0
        for k in range(n):
            w = s.words[k]
            if k == 0 and lower and not s.tags[k].startswith("NNP") and w != "I" and not w.isupper():
                w = w[:1].lower() + w[1:]
            head = s.heads[k] - 1
            if head < 0:
                root = base + k
            self.rows.append([w, s.tags[k], s.lemmas[k], base + head if head >= 0 else -1, s.deps[k]])
        return root

    def punct(self, mark: str) -> int:
        tag = {"“": "``", "”": "''", ",": ",", ".": "."}[mark]
        self.rows.append([mark, f"{tag}_PUNCT", mark, -1, "punct"])
        return len(self.rows) - 1

    def sentence(self, s: Sentence) -> Sentence:
        return Sentence(
            [r[0] for r in self.rows],
            [True] * len(self.rows),
            [r[1] for r in self.rows],
            [r[2] for r in self.rows],
            [r[3] + 1 for r in self.rows],
            [r[4] for r in self.rows],
            None,
            s.document,
            s.starts_paragraph,
        )


def usable(s: Sentence) -> bool:
    if (
        not s.heads
        or not 4 <= len(s.words) <= 32
        or s.words[-1] != "."
        or len(s.words) in s.heads
        or any(w in '"“”' or w in {"``", "''"} for w in s.words)
    ):
        return False
    root = s.heads.index(0)
    return s.tags[root].endswith(("VERB", "ADJ", "NOUN")) and any(
        h - 1 == root and d.startswith("nsubj") for h, d in zip(s.heads, s.deps, strict=True)
    )


def attributed(s: Sentence, r: random.Random) -> Sentence:
    """One of the constructions around the sentence."""
    b = Builder()
    kind = r.randrange(6)
    quote = r.random() < 0.5
    person = r.random() < 0.6
    word, lemma = r.choice(SAY)
    if kind <= 2:  # content first
        marks = [b.punct("“")] if quote else []
        root = b.content(s, True, False)
        marks.append(b.punct(","))
        if quote:
            marks.append(b.punct("”"))
        if quote and kind == 0:
            cue = b.add([(word, "VBD_VERB", "", -1)], "root")
            subject, tail = speaker(b, r, person)
        else:
            subject, tail = speaker(b, r, person)
            cue = b.add([(word, "VBD_VERB", "", -1)], "root")
        b.rows[root][3:5] = [cue, "ccomp"]
        for m in marks:
            b.rows[m][3] = root
    elif kind <= 4:  # cue first
        subject, tail = speaker(b, r, person)
        told = r.random() < 0.3
        word, lemma = ("told", "tell") if told else (word, lemma)
        cue = b.add([(word, "VBD_VERB", "", -1)], "root")
        if told:
            k = b.add(
                [(r.choice(["reporters", "journalists", "lawmakers"]), "NNS_NOUN", "", -1)],
                "iobj" if r.random() < 0 else "obj",
            )
            b.rows[k][3] = cue
        dates(b, r, cue, 0.4)
        mark = None
        if told or r.random() < 0.6:
            mark = len(b.rows)
            b.rows.append(["that", "IN_SCONJ", "that", -1, "mark"])
        root = b.content(s, True, True)
        b.rows[root][3:5] = [cue, "ccomp"]
        if mark is not None:
            b.rows[mark][3] = root
    else:
        return interjected(s, r)
    b.rows[subject][3] = cue
    b.rows[cue][2] = lemma
    b.rows[cue][1] = "VBZ_VERB" if word == "says" else "VBD_VERB"
    for t in tail:
        b.rows[t][3] = subject
    if kind <= 2:
        dates(b, r, cue, 0.7)
    b.rows[b.punct(".")][3] = cue
    return b.sentence(s)


def speaker(b: Builder, r: random.Random, person: bool) -> tuple[int, list[int]]:
    """Add the subject and, for persons, now and then a description; → its head and what hangs on it."""
    start = len(b.rows) == 0
    subject = b.add(name(r) if person else body(r), "nsubj")
    tail: list[int] = []
    if person and r.random() < 0.5:
        tail.append(b.punct(","))
        base = len(b.rows)
        b.add(description(r), "appos")
        tops = [k for k in range(base, len(b.rows)) if b.rows[k][3] == -1]
        for k in tops:
            b.rows[k][4] = "appos" if b.rows[k][4] == "" else b.rows[k][4]
        tail += tops
        tail.append(b.punct(","))
    if start and b.rows:
        b.rows[0][0] = b.rows[0][0][:1].upper() + b.rows[0][0][1:]
    return subject, tail


def dates(b: Builder, r: random.Random, cue: int, share: float) -> None:
    if r.random() >= share:
        return
    base = len(b.rows)
    b.add(when(r), "obl")
    for k in range(base, len(b.rows)):
        if b.rows[k][3] == -1:
            b.rows[k][3] = cue


def interjected(s: Sentence, r: random.Random) -> Sentence:
    """``Iran, he said, is ready``: the cue stands after the subject and hangs on the root."""
    root = s.heads.index(0)
    subjects = [k for k in range(root) if s.heads[k] - 1 == root and s.deps[k].startswith("nsubj")]
    if not subjects:
        return s
    inside = {subjects[0]}
    for _ in range(len(s.words)):
        inside |= {k for k, h in enumerate(s.heads) if h - 1 in inside}
    cut = max(inside) + 1
    if cut > root or s.tags[subjects[0]].startswith("PRP"):
        return s
    b = Builder()
    who = body(r) if r.random() < 0.7 else name(r)
    piece = [(",", ",_PUNCT", ",")]
    n = len(who) + 3
    place = {k: k if k < cut else k + n for k in range(len(s.words))}
    for k in range(cut):
        b.rows.append([s.words[k], s.tags[k], s.lemmas[k], place[s.heads[k] - 1] if s.heads[k] else -1, s.deps[k]])
    first = len(b.rows)
    b.rows.append([*piece[0], -1, "punct"])
    subject = b.add(who, "nsubj")
    cue = len(b.rows)
    b.rows.append(["said", "VBD_VERB", "say", place[root], "parataxis"])
    b.rows.append([",", ",_PUNCT", ",", cue, "punct"])
    b.rows[subject][3] = cue
    b.rows[first][3] = cue
    for k in range(cut, len(s.words)):
        b.rows.append([s.words[k], s.tags[k], s.lemmas[k], place[s.heads[k] - 1] if s.heads[k] else -1, s.deps[k]])
    return b.sentence(s)


def headline(r: random.Random) -> Sentence:
    """Bare headlines: ``Petrov to Meet Weber in Geneva``, ``Iran Rejects U.S. Demand``."""
    subject = r.choice(STATES + FAMILY + ["Kremlin", "Pentagon", "U.N.", "EU"])
    other = r.choice(STATES + FAMILY)
    verb = r.choice(
        ["rejects", "welcomes", "condemns", "backs", "denies", "seeks", "threatens", "accuses", "urges", "warns"]
    )
    x = r.randrange(4)
    if x == 0:
        rows = [
            (subject, P, 3, "nsubj"),
            ("to", "TO_PART", 3, "mark"),
            (r.choice(["meet", "visit", "host", "brief"]), "VB_VERB", 0, "root"),
            (other, P, 3, "obj"),
            ("in", C, 6, "case"),
            (r.choice(CITIES), P, 3, "obl"),
        ]
    elif x == 1:
        rows = [
            (subject, P, 2, "nsubj"),
            (verb, "VBZ_VERB", 0, "root"),
            (r.choice(PEOPLES), J, 4, "amod"),
            (r.choice(["demand", "offer", "plan", "claim", "sanctions", "strike"]), N, 2, "obj"),
            ("on", C, 6, "case"),
            (r.choice(STATES), P, 4, "nmod"),
        ]
    elif x == 2:
        rows = [
            (subject, P, 4, "nsubj"),
            (",", ",_PUNCT", 3, "punct"),
            (other, P, 1, "conj"),
            (r.choice(["agree", "clash"]), "VBP_VERB", 0, "root"),
            ("on", C, 6, "case"),
            (r.choice(["truce", "prisoners", "border", "deal"]), N, 4, "obl"),
            (",", ",_PUNCT", 8, "punct"),
            (r.choice(["officials", "sources", "diplomats"]), "NNS_NOUN", 9, "nsubj"),
            ("say", "VBP_VERB", 4, "parataxis"),
        ]
    else:
        rows = [
            (subject, P, 2, "nsubj"),
            ("says", "VBZ_VERB", 0, "root"),
            (other, P, 5, "nsubj"),
            ("must", "MD_AUX", 5, "aux"),
            (r.choice(["leave", "withdraw", "comply", "act"]), "VB_VERB", 2, "ccomp"),
        ]
    words = [w for w, _, _, _ in rows]
    if r.random() < 0.5:
        words = [w[:1].upper() + w[1:] if len(w) > 3 else w for w in words]
    return Sentence(
        words,
        [True] * len(words),
        [t for _, t, _, _ in rows],
        [w.lower() for w in words],
        [h for _, _, h, _ in rows],
        [d for _, _, _, d in rows],
    )
