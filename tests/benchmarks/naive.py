"""The reference script that anyone could write in an afternoon: one process, one video after the other.

decord reads one frame per second of each video, open_clip embeds it in single precision, FAISS stores the vector.

    python -m tests.benchmarks.naive ENCODER_FOLDER OUT VIDEO...
"""

import sys
from pathlib import Path


def main(encoder_folder: str, out: Path, videos: list[str]) -> None:
    """Index videos."""
    import faiss
    import numpy as np
    import open_clip
    import torch  # before decord, which otherwise loads libraries that are incompatible with torch
    from decord import VideoReader, cpu
    from PIL import Image

    model, _, preprocess = open_clip.create_model_and_transforms(f"local-dir:{encoder_folder}")
    model.eval()
    rows = []
    for video in videos:
        reader = VideoReader(video, ctx=cpu(0))
        step = max(1, round(reader.get_avg_fps()))
        frames = reader.get_batch(range(0, len(reader), step)).asnumpy()
        with torch.no_grad():
            for start in range(0, len(frames), 32):
                batch = torch.stack([preprocess(Image.fromarray(frame)) for frame in frames[start : start + 32]])
                vectors = model.encode_image(batch)
                rows.append(torch.nn.functional.normalize(vectors, dim=-1).numpy())
    vectors = np.concatenate(rows)
    index = faiss.IndexFlatIP(vectors.shape[1])
    index.add(vectors)
    faiss.write_index(index, str(out))
    sys.stdout.write(f"{len(vectors)}\n")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3:])
