"""Other people's packages and simple rules, each called as its own documentation advises.

One module a package: a contender's process imports its own module alone, so that no peer's memory
or loading time is counted for another. These modules run in the environment of locks/bench.txt and
import nothing of Sayso.
"""
