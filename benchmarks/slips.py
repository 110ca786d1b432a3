"""What goes wrong in a newsroom, more often the more noise there is: from 0, nothing, to 1."""

from __future__ import annotations

from random import Random

from benchmarks.events import Event, Line, Paragraph, Party
from benchmarks.newsprint import sentence, upper_first

FILLING = ("indeed", "reportedly", "then", "also", "meanwhile", "again")


class Slips:
    """One story's mistakes. With the same seed there are more of them where there is more noise."""

    def __init__(self, rng: Random, noise: float) -> None:
        self._rng, self._noise = rng, noise

    def happens(self, share: float) -> bool:
        """Something that goes wrong in so large a share of cases where there is all noise."""
        return self._rng.random() < share * self._noise

    def day(self, day: int) -> int | None:
        """The day that a page gives: a wrong one, or none."""
        if not self.happens(0.3):
            return day
        return self._rng.choice(
            (None, day + self._rng.randint(1, 30), max(0, day - self._rng.randint(1, 30)))
        )

    def event(self, event: Event) -> Event:
        """With another figure: a digit too many, or a wrong one."""
        if not self.happens(0.3):
            return event
        return event._replace(figure=self._rng.choice((event.figure * 10, event.figure + 7)))

    def named(self, party: Party) -> Party:
        """Spelt otherwise: a letter twice, or the body's name cut short."""
        if party.is_unnamed or not self.happens(0.5):
            return party
        place, *field = party.body.split()
        body = self._rng.choice((" ".join(field), _misspelt(place, self._rng) + " " + " ".join(field)))
        if party.kind == "body":
            return party._replace(name=body, body=body)
        first, *last = party.name.split()
        return party._replace(name=self._rng.choice((f"{first[0]}. {last[-1]}", party.name)), body=body)

    def reworded(self, paragraph: Paragraph) -> Paragraph:
        """Here and there another word, and whose word it is left out."""
        return tuple(self._reworded(line) for line in paragraph)

    def aside(self, outlet: str) -> str:
        """What an outlet puts among the paragraphs."""
        rng = self._rng
        return rng.choice(
            (
                f"Read more: {sentence(rng)}",
                f"The {outlet} also reports: {sentence(rng)}",
                f"Also in the news: {sentence(rng)}",
            )
        )

    def _reworded(self, line: Line) -> Line:
        if line.content and self.happens(0.15):
            return Line(upper_first(f"{line.content}."), story=line.story)
        if not self.happens(0.5):
            return line
        words = [word for word in (line.content or line.words).split() if word.isalpha() and word.islower()]
        if not words:
            return line
        old, new = f" {self._rng.choice(words)} ", f" {self._rng.choice(FILLING)} "
        changed = line._replace(words=line.words.replace(old, new), content=line.content.replace(old, new))
        stands = all(part in changed.words for part in (changed.source, changed.cue, changed.content))
        return changed if stands else line


def _misspelt(word: str, rng: Random) -> str:
    at = rng.randrange(1, len(word))
    return word[:at] + word[at] + word[at:]
