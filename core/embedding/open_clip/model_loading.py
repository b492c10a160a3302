"""Loads a checked model folder into memory as a network."""

import contextlib
import copy
import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import safetensors
import torch  # noqa: TID253
from torch import nn  # noqa: TID253
from torch.overrides import TorchFunctionMode  # noqa: TID253

from core.embedding import offline
from core.embedding.device import Device
from core.embedding.open_clip.model_folder import ModelFolder
from core.embedding.open_clip.quick_import import import_open_clip
from core.errors import EncoderError

RANDOM_FILLS = {
    "normal_",
    "uniform_",
    "trunc_normal_",
    "erfinv_",
    "kaiming_uniform_",
    "kaiming_normal_",
    "xavier_uniform_",
}

PICTURE_TOWER = "visual."
_SMALL = 0.02

Tokenizer = Callable[[Sequence[str]], torch.Tensor]


def load_network(folder: ModelFolder, device: Device) -> nn.Module:
    """Build a network, load its weights, and move it to a device in a suitable number format.

    Returns
    -------
    Module
        With ``encode_image`` and ``encode_text``, ready for use.

    Raises
    ------
    EncoderError
        If weights and configuration do not match, or do not describe a network.
    """
    with _quiet_root_logger(), offline.sealed():
        network = _unfilled(folder)
        _fill(network, folder)
    return _settled(network, device)


def load_text_tower(folder: ModelFolder, device: Device) -> nn.Module:
    """Build a network and load only its text tower, which is all that a text search needs.

    Returns
    -------
    Module
        With ``encode_text``; loaded completely if its weights have unusual names.

    Raises
    ------
    EncoderError
        If weights and configuration do not match, or do not describe a network.
    """
    with _quiet_root_logger(), offline.sealed():
        network = _unfilled(folder)
        picture_tower, network.visual = network.visual, nn.Identity()
        with safetensors.safe_open(folder.weights_path, framework="pt") as weights:
            names = [name for name in weights.keys() if not name.startswith(PICTURE_TOWER)]  # noqa: SIM118 (no mapping)
            if set(names) == set(network.state_dict()):
                _take(network, {name: weights.get_tensor(name) for name in names}, folder)
            else:
                network.visual = picture_tower
                _fill(network, folder)
    return _settled(network, device)


def make_picture_tower(architecture: str, device: Device) -> nn.Module:
    """Build the image tower of a network with meaningless weights, to measure its speed.

    Parameters
    ----------
    architecture : str
        open_clip's name, such as ``ViT-B-32-256``.
    device : Device
        Where to put it.

    Returns
    -------
    Module
        Frames (B, 3, S, S) to vectors (B, D).

    Raises
    ------
    EncoderError
        If open_clip has no such architecture.
    """
    try:
        with _quiet_root_logger(), _UnfilledWeights():
            network: Any = import_open_clip().create_model(architecture, load_weights=False, pretrained_text=False)
    except (RuntimeError, ValueError, KeyError, TypeError, AssertionError, ImportError) as error:
        raise EncoderError(
            "Unknown network {architecture} ({reason})", architecture=repr(architecture), reason=_first_line(error)
        ) from error
    tower = network.visual
    with torch.no_grad():
        for weights in tower.parameters():
            weights.uniform_(
                -_SMALL, _SMALL
            )  # denormal numbers, as in uninitialised memory, are slow on some processors
    return _settled(tower, device)


def _unfilled(folder: ModelFolder) -> Any:
    # Built from the checked values: open_clip would read the file again and load other models named in it.
    open_clip, config = import_open_clip(), copy.deepcopy(dict(folder.model_config))
    is_custom = config.pop("custom_text", False)
    config["vision_cfg"]["timm_model_pretrained"] = False
    kind = open_clip.CoCa if config.get("multimodal_cfg") else open_clip.CustomTextCLIP if is_custom else open_clip.CLIP
    try:
        with _UnfilledWeights():
            return kind(**config)
    except Exception as error:
        raise EncoderError(
            "The configuration in {path} does not describe a network ({reason})",
            path=folder.path,
            reason=_first_line(error),
        ) from error


def _take(network: nn.Module, weights: dict[str, torch.Tensor], folder: ModelFolder) -> None:
    try:
        network.load_state_dict(weights)
    except Exception as error:
        raise _mismatch(folder) from error


def _fill(network: nn.Module, folder: ModelFolder) -> None:
    try:
        import_open_clip().load_checkpoint(network, str(folder.weights_path), strict=True)
    except MemoryError:
        raise
    except Exception as error:
        raise _mismatch(folder) from error


def _mismatch(folder: ModelFolder) -> EncoderError:
    return EncoderError(
        "The weights {path} do not match the architecture in their configuration",
        "Download configuration and weights from the same source.",
        path=folder.weights_path,
    )


def _settled(network: nn.Module, device: Device) -> nn.Module:
    network = network.eval().requires_grad_(requires_grad=False)
    network = network.to(device=device.torch_name, dtype=choose_dtype(network, device))
    return network.to(memory_format=torch.channels_last)


def choose_dtype(network: nn.Module, device: Device) -> torch.dtype:
    """Return the number format for a network's weights on a device: its 16-bit format or float32.

    For transformers half precision makes no measurable difference to a ranking (cosine to fp32 above 0.9999), but
    convolutional networks with batch normalisation lose too much: a MobileNetV2 fell to 0.986 on real frames.
    """
    has_batch_norm = any(isinstance(part, nn.modules.batchnorm._BatchNorm) for part in network.modules())  # noqa: SLF001
    return torch.float32 if device.half is None or has_batch_norm else device.half


def load_tokenizer(folder: ModelFolder) -> Tokenizer:
    """Load the tokenizer of a model.

    Returns
    -------
    callable
        N texts to token ids (N, context); truncates long texts.

    Raises
    ------
    EncoderError
        If a required package or file is missing.
    """
    text: Mapping[str, Any] = folder.model_config["text_cfg"]
    chosen = {"context_length": text.get("context_length", 77), **(text.get("tokenizer_kwargs") or {})}
    with _quiet_root_logger(), offline.sealed():
        open_clip = import_open_clip()
        try:
            if not text.get("hf_tokenizer_name"):
                return open_clip.SimpleTokenizer(**chosen)
            # Always load the tokenizer from the folder, whatever the configuration names, and never run its code.
            return open_clip.tokenizer.HFTokenizer(
                str(folder.path),
                tokenizer_mode=text.get("tokenizer_mode"),
                local_files_only=True,
                trust_remote_code=False,
                **chosen,
            )
        except Exception as error:
            raise EncoderError(
                "The tokenizer of the model in {path} cannot be loaded ({reason})",
                "It needs its tokenizer files beside the weights, and the package transformers.",
                path=folder.path,
                reason=_first_line(error),
            ) from error


class _UnfilledWeights(TorchFunctionMode):
    """Skips initialising weights: 150 million random numbers, overwritten at once, take 0.7 s."""

    def __torch_function__(
        self,
        function: Callable[..., Any],
        kinds: object,
        args: tuple[Any, ...] = (),
        kwargs: dict[str, Any] | None = None,
    ) -> object:
        kwargs = kwargs or {}
        if getattr(function, "__name__", "") in RANDOM_FILLS:
            return args[0] if args else kwargs["tensor"]
        return function(*args, **kwargs)


@contextlib.contextmanager
def _quiet_root_logger() -> Iterator[None]:
    # open_clip logs to the root logger, including warnings about steps that are intended here.
    def is_ours(record: logging.LogRecord) -> bool:
        return "open_clip" not in record.pathname

    root = logging.getLogger()
    root.addFilter(is_ours)
    try:
        yield
    finally:
        root.removeFilter(is_ours)


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:200]
