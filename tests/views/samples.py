"""Documents made by hand, for the views: pages of outlets in Veland, which is not on any map."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from sayso.types import (
    Act,
    Amount,
    Anchor,
    Certainty,
    Charset,
    Claimant,
    ClaimantKind,
    Comment,
    Cut,
    Document,
    Doing,
    Evidence,
    EvidenceKind,
    Failure,
    Furniture,
    Kind,
    Meta,
    Meter,
    Offer,
    Passage,
    Place,
    Quoting,
    Reason,
    Signal,
    Span,
    Speaker,
    Standing,
    Statement,
    Strength,
    Timex,
    TimexType,
    Toponym,
    ToponymKind,
    Voice,
)


@dataclass
class Draft:
    """Builds a document passage by passage; statements name their words and are looked up in the text."""

    text: str = ""
    passages: list[Passage] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)

    def add(
        self,
        kind: Kind,
        text: str,
        *,
        furniture: Furniture | None = None,
        comment: int | None = None,
        credit: str | None = None,
        dated: str | None = None,
        anchors: dict[str, str] | None = None,
    ) -> Draft:
        start = len(self.text) + 2 if self.text else 0
        self.text += ("\n\n" if self.text else "") + text
        span = Span(start, start + len(text))
        self.passages.append(
            Passage(
                span,
                kind,
                "a sample",
                source=span,
                furniture=furniture,
                comment=comment,
                credit=None if credit is None else self.find(credit, start),
                dated=None if dated is None else self.find(dated, start),
                anchors=tuple(Anchor(self.find(words, start), url) for words, url in (anchors or {}).items()),
            )
        )
        return self

    def reply(
        self,
        author: str | None,
        text: str,
        *,
        to: int | None = None,
        printed: str | None = None,
        votes: int | None = None,
        standing: Standing | None = None,
    ) -> Draft:
        number = len(self.comments)
        self.add(Kind.COMMENT_BODY, text, comment=number)
        said = (self.passages[-1].span,)
        self.comments.append(Comment(author, None, printed, to, votes, said, standing))
        return self

    def say(
        self,
        content: str | tuple[str, ...],
        source: str = "",
        cue: str = "",
        quoting: Quoting | None = Quoting.INDIRECT,
        *,
        near: str = "",
        within: Kind = Kind.ARTICLE,
        comment: int | None = None,
    ) -> Draft:
        start = self.text.index(near) if near else 0
        parts = (content,) if isinstance(content, str) else content
        self.statements.append(
            Statement(
                voice=Voice.SOURCE if cue else Voice.OUTLET,
                content=tuple(self.find(part, start) for part in parts),
                reason=f"the cue “{cue}” with its subject" if cue else "no cue in the sentence",
                source=(self.find(source, start),) if source else (),
                cue=(self.find(cue, start),) if cue else (),
                quoting=quoting if cue else None,
                within=within,
                comment=comment,
            )
        )
        return self

    def find(self, words: str, start: int) -> Span:
        at = self.text.index(words, start)
        return Span(at, at + len(words))

    def document(self, **settled: object) -> Document:
        ordered = sorted(self.statements, key=lambda statement: statement.content)
        return Document(
            text=self.text,
            passages=tuple(self.passages),
            comments=tuple(self.comments),
            statements=tuple(ordered),
            **settled,  # type: ignore[arg-type]
        )


def agents_page() -> Document:
    """An unverified briefing, the thread below it, and a meter around it."""
    draft = Draft()
    draft.add(Kind.PAGE_TITLE, "Foreign agents plan sabotage at Kesh Dam: Ministry | Velmark Courier")
    draft.add(Kind.FURNITURE, "Home\nVeland\nWorld\nSupport us", furniture=Furniture.NAVIGATION)
    draft.add(Kind.FURNITURE, "Raised this quarter: 41,200 of 60,000 crowns", furniture=Furniture.METER)
    draft.add(Kind.HEADLINE, "Foreign agents plan sabotage at Kesh Dam: Ministry")
    draft.add(Kind.BYLINE, "By Ilse Tirn and Courier staff")
    draft.add(Kind.DATE, "4 March 2031, updated 5 March")
    draft.add(
        Kind.CAPTION,
        "The spillway of the Kesh Dam during the flood of 2024. Photo: Velpress/Jon Aske",
        credit="Velpress/Jon Aske",
    )
    draft.add(
        Kind.ARTICLE,
        "VELMARK – Foreign agents are preparing to sabotage the Kesh Dam before the June vote, the Interior "
        "Ministry said on Tuesday, offering no names and no evidence.",
        anchors={"Interior Ministry": "https://interior.veland.example/briefings/0304"},
    )
    draft.add(
        Kind.ARTICLE,
        "“We know who they are,” said Deputy Minister Rovan Eckel, “and we know what they were paid.” He "
        "added that two “well-trained groups” had crossed the Olm in February.",
    )
    draft.add(
        Kind.ARTICLE,
        "Engineer Dala Orsk told this newspaper that the dam operator had said that “nobody has been near "
        "the gates” since the autumn inspection. According to a report seen by the Courier, the alarm was "
        "last tested in 2029.",
    )
    draft.add(
        Kind.ARTICLE,
        "It is the third warning of its kind in two years. None of the earlier plots was shown to exist, and "
        "the ministry reportedly keeps no list of them.",
    )
    draft.add(Kind.RELATED, "Bridge plot: what became of it?")
    draft.add(Kind.RELATED, "Ministry warns of plot against railway")
    draft.add(Kind.FURNITURE, "Share\nPrint\nSend", furniture=Furniture.SHARE)
    draft.add(Kind.FURNITURE, "Get the Courier at six every morning", furniture=Furniture.NEWSLETTER)
    draft.add(Kind.FURNITURE, "We use cookies. Accept all. Settings.", furniture=Furniture.COOKIES)
    draft.reply(
        "Marten Ull", "Evidence please? They said the same about the bridge.", printed="2 days ago", votes=14
    )
    draft.reply(
        "quiet_river", "Same as last time and the time before that.", to=0, printed="2 days ago", votes=3
    )
    draft.reply(
        "Hanne",
        "My cousin works there. She says “the guards were sent home in January”.",
        to=1,
        printed="1 day ago",
    )
    draft.reply("Marten Ull", "@Hanne which company? Can you ask her?", to=2, printed="1 day ago")
    draft.reply(None, "How did they get in?", printed="5 March 2031", votes=1)
    draft.reply(
        "OlmWatcher",
        "Across the Olm, it says so in the text. Read before you write.",
        to=4,
        printed="5 March 2031",
        votes=0,
    )
    draft.say(
        "Foreign agents plan sabotage at Kesh Dam",
        "Ministry",
        ":",
        near="Foreign agents plan sabotage at Kesh Dam: Ministry\n",
        within=Kind.HEADLINE,
    )
    draft.say(
        "Foreign agents are preparing to sabotage the Kesh Dam before the June vote",
        "the Interior Ministry",
        "said",
    )
    draft.say(
        ("“We know who they are,”", "“and we know what they were paid.”"),
        "Deputy Minister Rovan Eckel",
        "said",
        Quoting.DIRECT,
        near="“We know",
    )
    draft.say(
        "two “well-trained groups” had crossed the Olm in February",
        "He",
        "added",
        Quoting.MIXED,
        near="He added",
    )
    draft.say(
        "the dam operator had said that “nobody has been near the gates” since the autumn inspection",
        "Engineer Dala Orsk",
        "told",
        near="Engineer",
    )
    draft.say(
        "“nobody has been near the gates” since the autumn inspection",
        "the dam operator",
        "said",
        Quoting.MIXED,
        near="the dam op",
    )
    draft.say(
        "the alarm was last tested in 2029", "a report seen by the Courier", "According to", near="According"
    )
    draft.say("It is the third warning of its kind in two years.")
    draft.say("None of the earlier plots was shown to exist")
    draft.say(("the ministry", "keeps no list of them"), "", "reportedly", near="the ministry reportedly")
    draft.say(
        "“the guards were sent home in January”",
        "She",
        "says",
        Quoting.DIRECT,
        near="She says",
        within=Kind.COMMENT_BODY,
        comment=2,
    )
    return draft.document(
        meta=Meta(
            headline=Signal(
                "headline",
                "Foreign agents plan sabotage at Kesh Dam: Ministry",
                "json-ld",
                "Foreign agents plan sabotage at Kesh Dam: Ministry",
            ),
            outlet=Signal("outlet", "Velmark Courier", "meta", "Velmark Courier"),
            byline=(Signal("byline", "Ilse Tirn", "visible text", "By Ilse Tirn and Courier staff"),),
            published=Signal("published", "2031-03-04", "json-ld", "2031-03-04T06:10:00+01:00"),
            modified=Signal("modified", "2031-03-05", "visible text", "updated 5 March"),
            conflicts=(Signal("published", "2031-03-03", "url", "/2031/03/03/"),),
        ),
        language="en",
        url="https://velmarkcourier.example/2031/03/03/foreign-agents-plan-sabotage-at-kesh-dam-ministry?ref=front",
        time=datetime(2031, 3, 6, 9, 30, tzinfo=UTC),
        sha256="9f2c4c1ad2b90f1f36f1b1b34fa3e8f2a3a2d2b0c7ad6d51ad3b66fd2e2f9a10",
        charset=Charset("utf-8", "meta"),
        truncated=True,
    )


def detailed_page() -> Document:
    """The unverified briefing again, with who, when, where, how strongly, on what evidence, and acts."""
    page = agents_page()

    def words(text: str) -> Span:
        return Draft(page.text).find(text, page.text.index("VELMARK"))

    found = {one.content[0].of(page.text): at for at, one in enumerate(page.statements)}
    foretold = found["Foreign agents are preparing to sabotage the Kesh Dam before the June vote"]
    tested = found["the alarm was last tested in 2029"]
    none_of = found["None of the earlier plots was shown to exist"]
    eckel = Claimant(ClaimantKind.PERSON, "Rovan Eckel", "Deputy Minister", "Interior Ministry")
    details: dict[int, dict[str, Any]] = {
        foretold: {
            "speakers": (Speaker(0, "named in full"),),
            "when": (0,),
            "due": 0,
            "where": (0, 1),
            "strength": Strength(
                certainty=Certainty.PROBABLE,
                forecast=True,
                denies=none_of,
                reasons=(Reason("certainty", "a plan is probable"), Reason("denies", "the same words")),
            ),
            "evidence": (
                Evidence(EvidenceKind.DOCUMENT, words("Interior Ministry"), Offer.LINKED, "a link", "https://interior.veland.example/briefings/0304"),
            ),
        },
        tested: {"speakers": (Speaker(1, "“a report” is no person"),), "when": (1,)},
    }  # fmt: skip
    return replace(
        page,
        claimants=(eckel, Claimant(ClaimantKind.DOCUMENT)),
        times=(
            Timex(words("June"), TimexType.DATE, "2031-06", "the June after publication"),
            Timex(words("2029"), TimexType.DATE, "2029", "a year"),
        ),
        toponyms=(
            Toponym(words("VELMARK"), "Velmark", ToponymKind.SETTLEMENT, 1, 60.0, 25.0, "VE", 1.0, "named"),
            Toponym(words("Olm"), None, None, None, None, None, None, 0.4, "no such place is known"),
        ),
        doings=(
            Doing(0, Act.EVIDENCE_REQUEST, "“evidence”", 0.9, about=foretold),
            Doing(1, Act.RECURRENCE, "“last time”", 0.8),
            Doing(2, Act.PII, "a telephone number", 0.9),
            Doing(4, Act.QUESTION, "it asks how", 0.8, about=foretold),
            Doing(5, Act.ANSWER, "it answers comment 5", 0.7, answers=4),
        ),
        statements=tuple(replace(one, **details.get(at, {})) for at, one in enumerate(page.statements)),
    )  # fmt: skip


def walled_page() -> Document:
    """Half an article behind a wall, with a post shown in it, a dated picture, a meter and a moderator."""
    draft = Draft()
    draft.add(Kind.HEADLINE, "What the letters about the bridge say")
    draft.add(
        Kind.CAPTION,
        "The bridge at Bruskeld (archive, 12.03.2016). Photo: Jon Aske",
        credit="Jon Aske",
        dated="12.03.2016",
    )
    draft.add(
        Kind.ARTICLE, "The bridge stays closed to lorries until the summer, the Authority said on Monday."
    )
    draft.add(
        Kind.EMBED,
        "Closed again. What was repaired in May, then?",
        anchors={"May": "https://boats.example/@oor/1"},
    )
    draft.add(Kind.EMBED, "Bettany Oor (@oor) 4 March 2031")
    draft.add(Kind.ARTICLE, "What the Authority knew in the autumn is in four letters that")
    draft.add(Kind.FURNITURE, "Subscribe to continue reading", furniture=Furniture.ACCOUNT)
    draft.add(Kind.FURNITURE, "Goal: €12.500", furniture=Furniture.METER)
    draft.add(Kind.FURNITURE, "€5.875 given by 311 donors", furniture=Furniture.METER)
    draft.reply("Perrin", "Which four letters?", printed="4 March 2031")
    draft.reply("Desk", "Those of May to August.", to=0, printed="4 March 2031", standing=Standing.MODERATOR)
    return draft.document(
        language="en",
        cut=Cut(
            "paywall",
            "where the article ends the page asks for a subscription to read on",
            "Subscribe to continue reading",
        ),
        meters=(
            Meter(Amount(12500.0, "EUR", "€12.500"), Amount(5875.0, "EUR", "€5.875"), 7),
            Meter(None, Amount(311.0, "donors", "311 donors"), 8),
        ),
        meta=Meta(
            headline=Signal(
                "headline",
                "What the letters about the bridge say",
                "visible text",
                "What the letters about the bridge say",
            ),
            published=Signal(
                "published", "2031-03-04T06:10:00+01:00", "json-ld", "2031-03-04T06:10:00+01:00"
            ),
            conflicts=(Signal("published", "2031-03-03", "url", "2031-03-03"),),
        ),
    )


def short_page() -> Document:
    """A page that says little of itself."""
    draft = Draft()
    draft.add(Kind.ARTICLE, "The ferry to Olm Island runs again on Monday, the harbour office said.")
    draft.say("The ferry to Olm Island runs again on Monday", "the harbour office", "said")
    return draft.document(charset=Charset("windows-1252", "detection"))


def failures() -> tuple[Failure, ...]:
    return (
        Failure(
            Place("crawl/part-0007.warc.gz", offset=88_213),
            "capture",
            "the record ends after 1,204 of 9,871 bytes",
            "https://olmpost.example/a",
        ),
        Failure(Place("pages/empty.html"), "page", "no text at all: the file is empty; fetch it again"),
    )


def chained_page(comments: int = 40) -> Document:
    """A thread in which every comment answers the one above."""
    draft = Draft()
    draft.add(Kind.ARTICLE, "The council met.")
    for number in range(comments):
        draft.reply(f"reader {number}", f"Answer number {number}.", to=number - 1 if number else None)
    return draft.document()
