"""Linear maps that feel in training how the shipped 8-bit model rounds them."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

__all__ = ["Linear"]


class Linear(nn.Linear):
    """A linear map that can learn with the rounding of the exported model (Jacob and others 2018, section 3).

    With ``coarse`` set, in training the weights are rounded to 7 bits for each output and the input to 8 bits for each
    window, as the export has it; gradients pass as if nothing had been rounded.
    """

    coarse = False

    def forward(self, windows: Tensor) -> Tensor:
        """Map a batch of windows."""
        if not (self.coarse and self.training):
            return super().forward(windows)
        weight = self.weight + (_round_weight(self.weight.detach()) - self.weight.detach())
        windows = windows + (_round_input(windows.detach()) - windows.detach())
        return functional.linear(windows, weight, self.bias)


def _round_weight(weight: Tensor) -> Tensor:
    step = weight.abs().amax(-1, keepdim=True).clamp(min=1e-6) / 64
    return torch.round(weight / step) * step


def _round_input(windows: Tensor) -> Tensor:
    flat = windows.flatten(1)
    low, high = flat.amin(1).clamp(max=0), flat.amax(1).clamp(min=0)
    step = ((high - low) / 255).clamp(min=1e-6).view(-1, *[1] * (windows.dim() - 1))
    return torch.round(windows / step) * step
