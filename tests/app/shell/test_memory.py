import subprocess
import sys

import pytest

_PROGRAM = """
import ctypes, psutil
from app.shell.system import memory
{call}
pictures = [ctypes.create_string_buffer(b"x" * 1_000_000) for _ in range(100)]
kept = [ctypes.create_string_buffer(300) for _ in range(100)]
large = ctypes.create_string_buffer(20_000_000)
del large, pictures
pictures = [ctypes.create_string_buffer(b"x" * 1_000_000) for _ in range(100)]
kept += [ctypes.create_string_buffer(300_000)]
full = psutil.Process().memory_info().rss
del pictures
print((full - psutil.Process().memory_info().rss) // 1_000_000)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only glibc keeps what is freed")
def test_freed_pictures_return_to_the_system() -> None:
    def given_back(call: str) -> int:
        program = [sys.executable, "-c", _PROGRAM.format(call=call)]
        return int(subprocess.run(program, check=True, capture_output=True, text=True).stdout)

    assert given_back("memory.return_large_blocks()") > 90 > given_back("")


_SCATTERED = """
import ctypes, psutil
from app.shell.system import memory
blocks = [ctypes.create_string_buffer(b"x" * 60_000) for _ in range(2000)]
kept = blocks[::100]
del blocks
before = psutil.Process().memory_info().rss
memory.release_freed()
print((before - psutil.Process().memory_info().rss) // 1_000_000)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only glibc keeps what is freed")
def test_free_memory_between_used_blocks_returns_to_the_system() -> None:
    done = subprocess.run([sys.executable, "-c", _SCATTERED], check=True, capture_output=True, text=True)
    assert int(done.stdout) > 90
