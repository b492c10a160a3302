"""Imports open_clip in a third of the usual time.

Of the 1.5 s that ``import open_clip`` takes after torch, 1.0 s goes into torch's compiler (`torch._dynamo` and sympy
behind it), which is never used here: torchvision queries it once at import, and timm decorates a few functions with
`torch.compiler.disable`. Both are stubbed during the import and restored afterwards.
"""

import contextlib
import sys
import types
from collections.abc import Callable, Iterator
from typing import Any

import torch  # noqa: TID253

from core.embedding import offline

COMPILER = "torch._dynamo.utils"


def import_open_clip() -> types.ModuleType:
    """Import open_clip and return the module."""
    offline.enforce()  # its libraries check only at import whether they may use the network
    with _without_compiler():
        import open_clip
    return open_clip


@contextlib.contextmanager
def _without_compiler() -> Iterator[None]:
    if COMPILER in sys.modules or "open_clip" in sys.modules:
        yield
        return
    stand_in = types.ModuleType(COMPILER)
    stand_in.__dict__["is_compile_supported"] = lambda _device: False
    disable = torch.compiler.disable
    sys.modules[COMPILER] = stand_in
    torch.compiler.disable = _leave_alone
    try:
        # Import torchvision first: only it queries the compiler, and later queries by timm must reach the real one.
        with contextlib.suppress(ImportError):
            import torchvision.ops  # noqa: F401
        del sys.modules[COMPILER]
        yield
    finally:
        torch.compiler.disable = disable
        if sys.modules.get(COMPILER) is stand_in:
            del sys.modules[COMPILER]


def _leave_alone(function: Callable[..., Any] | None = None, *_args: object, **_kwargs: object) -> Callable[..., Any]:
    return function if function is not None else _leave_alone
