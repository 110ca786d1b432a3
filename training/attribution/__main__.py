"""Teachers, their marks, and the student.

    python -m training.attribution teacher --articles TRAIN.jsonl.gz --into TEACHERS
    python -m training.attribution label --teachers TEACHERS/*.pt --texts NEWS.jsonl.gz --into SOFT
    python -m training.attribution distil --articles TRAIN.jsonl.gz --soft SOFT --into S.pt

Each can be broken off, and goes on with `--resume` as if it had not been.
"""

from __future__ import annotations

import argparse
import sys

import torch

from training.attribution import distil, label, teacher
from training.attribution.course import AlreadyThere

COMMANDS = {"teacher": teacher, "label": label, "distil": distil}


def main(words: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="training.attribution",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", required=True)
    for name, module in COMMANDS.items():
        command = commands.add_parser(name, description=module.__doc__)
        module.add_arguments(command)
        command.add_argument("--resume", action="store_true", help="go on with what is there")
        command.add_argument("--device", choices=("auto", "cpu", "cuda"), default="auto")
        command.add_argument("--threads", type=int, default=1)
    given = parser.parse_args(words)
    torch.set_num_threads(given.threads)
    try:
        COMMANDS[given.command].main(given)
    except (AlreadyThere, RuntimeError, ValueError, OSError) as error:
        print(f"{given.command}: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
