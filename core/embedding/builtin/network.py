"""The network of the built-in encoder, EfficientNet-Lite0, as plain arrays, and its export to ONNX.

It is read from the checked weights, with the batch normalisations folded into the convolutions, and described as blocks
of convolutions. `to_onnx` exports it, including the final vectors, for ONNX Runtime on CPUs;
`core.embedding.builtin.torch_runtime` computes the same on graphics cards.

A frame's vector has two halves of 256 numbers, each of length 1 before both are divided by the square root of 2:

- semantic: the text vectors of the classes that the network recognises, averaged by their probabilities (ConSE,
  Norouzi et al. 2013);
- visual: the network's pooled features, projected on the directions in which its classes differ most.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.embedding.builtin import packages, torch_file
from core.embedding.builtin.identity import N_DIMS, N_VISUAL, SIZE_PX

TEMPERATURE = 2.0
"""Divides the logits. Tuned on 54 captioned clips together with the texts of the classes (docs/performance.md)."""

PIXEL_MEAN, PIXEL_SCALE = 127.0, 128.0
HIGHEST = 6.0
"""Activations are clipped to 0 .. 6."""

_BATCH_NORM_EPSILON = 1e-3
_STAGE_STRIDES = (1, 2, 2, 2, 1, 2, 1)
_OPSET, _IR_VERSION = 17, 8


@dataclass(frozen=True, slots=True, eq=False)
class Convolution:
    """A convolution with the following batch normalisation folded in.

    Attributes
    ----------
    weight : ndarray, shape (n_out, n_in / n_groups, k, k), float32
        Of k x k pixels.
    bias : ndarray, shape (n_out,), float32
        Added to the result.
    stride : int
        Pixels from one result to the next.
    n_groups : int
        Groups of channels that do not mix.
    is_clipped : bool
        Whether the result is clipped to 0 .. `HIGHEST`.
    """

    weight: NDArray[np.float32]
    bias: NDArray[np.float32]
    stride: int = 1
    n_groups: int = 1
    is_clipped: bool = True

    def padding(self, side_px: int) -> tuple[int, int]:
        """Return the padding that keeps the picture's size up to the stride.

        Parameters
        ----------
        side_px : int
            Side of the square input.

        Returns
        -------
        tuple of int
            Pixels at the top and left, and at the bottom and right, which gets the odd one.
        """
        total = max((-(-side_px // self.stride) - 1) * self.stride + self.weight.shape[2] - side_px, 0)
        return total // 2, total - total // 2


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """Consecutive convolutions; with a shortcut, the input is added to the output."""

    convolutions: tuple[Convolution, ...]
    has_shortcut: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """All layers of the network.

    Attributes
    ----------
    blocks : tuple of Block
        From pixels to 1280 features; their mean over the picture is the pooled features.
    class_weight : ndarray, shape (1000, 1280), float32
        From pooled features to logits.
    class_bias : ndarray, shape (1000,), float32
        Added to the logits.
    projection : ndarray, shape (256, 1280), float32
        From pooled features to the visual half.
    """

    blocks: tuple[Block, ...]
    class_weight: NDArray[np.float32]
    class_bias: NDArray[np.float32]
    projection: NDArray[np.float32]


def read() -> Network:
    """Read the network from its package.

    Returns
    -------
    Network
        With folded batch normalisations.

    Raises
    ------
    EncoderError
        If the weights are missing or do not have the pinned checksum.
    """
    arrays = {name: array.astype(np.float64) for name, array in torch_file.read(packages.WEIGHTS.read()).items()}
    n_blocks = 1 + max(int(name.split(".")[1]) for name in arrays if name.startswith("_blocks."))
    blocks = [Block((_folded(arrays, "_conv_stem", "_bn0", stride=2),))]
    n_stages, n_before = 0, 0
    for number in range(n_blocks):
        n_out = arrays[f"_blocks.{number}._project_conv.weight"].shape[0]
        is_first = n_out != n_before  # of its stage: only there size and number of channels change
        n_stages, n_before = n_stages + is_first, n_out
        blocks.append(
            _inverted_residual(
                arrays,
                f"_blocks.{number}.",
                stride=_STAGE_STRIDES[n_stages - 1] if is_first else 1,
                has_shortcut=not is_first,
            )
        )
    blocks.append(Block((_folded(arrays, "_conv_head", "_bn1"),)))
    class_weight = arrays["_fc.weight"]
    return Network(
        blocks=tuple(blocks),
        class_weight=class_weight.astype(np.float32),
        class_bias=arrays["_fc.bias"].astype(np.float32),
        projection=_leading_directions(class_weight).astype(np.float32),
    )


def _folded(
    arrays: dict[str, NDArray[np.float64]], convolution: str, norm: str, *, stride: int = 1, is_clipped: bool = True
) -> Convolution:
    weight = arrays[f"{convolution}.weight"]
    scale = arrays[f"{norm}.weight"] / np.sqrt(arrays[f"{norm}.running_var"] + _BATCH_NORM_EPSILON)
    is_depthwise = weight.shape[1] == 1
    return Convolution(
        weight=(weight * scale[:, None, None, None]).astype(np.float32),
        bias=(arrays[f"{norm}.bias"] - arrays[f"{norm}.running_mean"] * scale).astype(np.float32),
        stride=stride,
        n_groups=len(weight) if is_depthwise else 1,
        is_clipped=is_clipped,
    )


def _inverted_residual(
    arrays: dict[str, NDArray[np.float64]], prefix: str, *, stride: int, has_shortcut: bool
) -> Block:
    does_expand = f"{prefix}_expand_conv.weight" in arrays  # all but the first
    return Block(
        (
            *([_folded(arrays, f"{prefix}_expand_conv", f"{prefix}_bn0")] if does_expand else []),
            _folded(arrays, f"{prefix}_depthwise_conv", f"{prefix}_bn1", stride=stride),
            _folded(arrays, f"{prefix}_project_conv", f"{prefix}_bn2", is_clipped=False),
        ),
        has_shortcut,
    )


def _leading_directions(class_weight: NDArray[np.float64]) -> NDArray[np.float64]:
    _, _, directions = np.linalg.svd(class_weight - class_weight.mean(axis=0), full_matrices=False)
    leading = directions[:N_VISUAL]
    # The sign of a singular vector is arbitrary and differs between libraries, so it is fixed here.
    largest = np.take_along_axis(leading, np.abs(leading).argmax(axis=1)[:, None], axis=1)
    return leading * np.sign(largest)


def to_onnx(network: Network, class_texts: NDArray[np.float32]) -> bytes:
    """Export the network, from frames to vectors, as an ONNX model.

    Parameters
    ----------
    network : Network
        From `read`.
    class_texts : ndarray, shape (1000, 256), float32
        Unit vectors of the classes' texts.

    Returns
    -------
    bytes
        A model from ``frames`` (B, 224, 224, 3) uint8 to ``rows`` (B, 512) float32.
    """
    import onnx
    from onnx import TensorProto, helper

    graph = _Graph()
    pixels = graph.add("Transpose", "frames", perm=[0, 3, 1, 2])
    pixels = graph.add("Cast", pixels, to=TensorProto.FLOAT)
    pixels = graph.add("Sub", pixels, graph.constant(np.float32(PIXEL_MEAN)))
    out = graph.add("Div", pixels, graph.constant(np.float32(PIXEL_SCALE)))
    side_px = SIZE_PX
    for block in network.blocks:
        out, side_px = graph.add_block(out, block, side_px)
    pooled = graph.add("Flatten", graph.add("GlobalAveragePool", out))
    logits = graph.add(
        "Gemm", pooled, graph.constant(network.class_weight), graph.constant(network.class_bias), transB=1
    )
    seen = graph.add("Softmax", graph.add("Div", logits, graph.constant(np.float32(TEMPERATURE))), axis=1)
    semantic = graph.add("MatMul", seen, graph.constant(class_texts))
    visual = graph.add("MatMul", pooled, graph.constant(np.ascontiguousarray(network.projection.T)))
    halves = [graph.add("LpNormalization", half, axis=1, p=2) for half in (semantic, visual)]
    joined = graph.add("Concat", *halves, axis=1)
    graph.nodes.append(helper.make_node("Div", [joined, graph.constant(np.float32(np.sqrt(2)))], ["rows"]))
    whole = helper.make_graph(
        graph.nodes,
        "clipshelf-builtin",
        [helper.make_tensor_value_info("frames", TensorProto.UINT8, ["n", SIZE_PX, SIZE_PX, 3])],
        [helper.make_tensor_value_info("rows", TensorProto.FLOAT, ["n", N_DIMS])],
        graph.constants,
    )
    model = helper.make_model(whole, opset_imports=[helper.make_opsetid("", _OPSET)], ir_version=_IR_VERSION)
    onnx.checker.check_model(model)
    return model.SerializeToString()


class _Graph:
    """Nodes and constants of an ONNX graph under construction, with generated names."""

    def __init__(self) -> None:
        self.nodes: list = []
        self.constants: list = []

    def constant(self, value: NDArray[np.float32] | np.float32) -> str:
        from onnx import numpy_helper

        name = f"constant{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.asarray(value), name))
        return name

    def add(self, kind: str, *inputs: str, **attributes: Any) -> str:
        from onnx import helper

        name = f"value{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], **attributes))
        return name

    def add_block(self, value: str, block: Block, side_px: int) -> tuple[str, int]:
        out = value
        for convolution in block.convolutions:
            before, behind = convolution.padding(side_px)
            side_px = -(-side_px // convolution.stride)
            out = self.add(
                "Conv",
                out,
                self.constant(convolution.weight),
                self.constant(convolution.bias),
                group=convolution.n_groups,
                kernel_shape=list(convolution.weight.shape[2:]),
                pads=[before, before, behind, behind],
                strides=[convolution.stride] * 2,
            )
            if convolution.is_clipped:
                out = self.add("Clip", out, self.constant(np.float32(0)), self.constant(np.float32(HIGHEST)))
        return (self.add("Add", out, value) if block.has_shortcut else out), side_px
