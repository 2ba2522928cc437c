"""The training loop: weights in 32 bits, arithmetic in bfloat16, which these processors do four times faster."""

import copy
import time

import torch
from torch.nn import functional as F

from .passes import batches, collate


class Trainer:
    def __init__(self, net, lr: float, steps: int, warmup: int, decay: float = 0.01, head_times: float = 5.0, until: float = 0.0):
        self.net = net
        # The word vectors stay as they are: so few texts would only spoil them, and two networks can share them.
        net.words.weight.requires_grad_(False)
        self.fast = copy.deepcopy(net).bfloat16().train()
        self.pairs = [(s, f) for s, f in zip(net.parameters(), self.fast.parameters(), strict=True) if s.requires_grad]
        heads, body = [], []
        for name, weight in net.named_parameters():
            if not weight.requires_grad:
                continue
            is_head = name.startswith(("side_", "kind_", "word_", "parts"))
            (heads if is_head else body).append(weight)
        self.opt = torch.optim.AdamW(
            [{"params": body, "lr": lr}, {"params": heads, "lr": lr * head_times}],
            weight_decay=decay, betas=(0.9, 0.98), fused=True,
        )
        self.base = [group["lr"] for group in self.opt.param_groups]
        self.steps, self.warmup, self.at = steps, warmup, 0
        self.began, self.until = time.time(), until
        # A slow average of the weights generalises better than the last step.
        self.mean = copy.deepcopy(net)

    def step(self, batch) -> dict:
        losses = losses_of(self.fast, batch)
        sum(losses.values()).backward()
        for slow, fast in self.pairs:
            slow.grad = None if fast.grad is None else fast.grad.float()
            fast.grad = None
        torch.nn.utils.clip_grad_norm_([s for s, _ in self.pairs if s.grad is not None], 1.0)
        scale = self.scale()
        for group, base in zip(self.opt.param_groups, self.base, strict=True):
            group["lr"] = base * scale
        self.opt.step()
        self.at += 1
        with torch.no_grad():
            for slow, fast in self.pairs:
                fast.copy_(slow)
            if self.at % 4 == 0:
                keep = min(0.99, self.at / (self.at + 40))
                for mean, slow in zip(self.mean.parameters(), self.net.parameters(), strict=True):
                    if slow.requires_grad:
                        mean.lerp_(slow, 1 - keep)
        return {name: loss.item() for name, loss in losses.items()}

    def scale(self) -> float:
        if self.until:
            left = (self.until - time.time()) / (self.until - self.began)
            return max(0.02, min(left, (self.at + 1) / self.warmup))
        if self.at < self.warmup:
            return (self.at + 1) / self.warmup
        return max(0.02, (self.steps - self.at) / max(1, self.steps - self.warmup))

    def epoch(self, passes, most_tokens, rng, log=print, save=None) -> None:
        start, sums, count = time.time(), {}, 0
        for n, group in enumerate(batches(passes, most_tokens, rng), 1):
            for name, value in self.step(collate(group, self.net.config.get("pad_token_id", 0), 0.06, rng)).items():
                sums.setdefault(name, []).append(value)
            count += len(group)
            if n % 100 == 0:
                means = {k: round(sum(v[-100:]) / len(v[-100:]), 3) for k, v in sums.items()}
                log(f"  step {self.at}/{self.steps} {count / (time.time() - start):.0f} passes/s {means}")
            if save and n % 100 == 0:
                save()
            if self.until and time.time() > self.until:
                break


def losses_of(net, batch) -> dict:
    side, kind, barriers, words = (out.float() for out in net(batch["ids"], batch["parts"]))
    losses, size = {}, len(batch["side"])
    has = batch["side"] >= 0
    if has.any():
        part = F.cross_entropy(side[has], batch["side"][has], label_smoothing=0.03, reduction="sum")
        losses["side"] = part / size
    has = batch["kind"] >= 0
    if has.any():
        part = F.cross_entropy(kind[has], batch["kind"][has], label_smoothing=0.03, reduction="sum")
        losses["kind"] = part / size
    has = batch["barriers"] >= 0
    if has.any():
        part = F.binary_cross_entropy_with_logits(barriers[has], batch["barriers"][has].float(), reduction="sum")
        losses["barriers"] = part / size
    has = batch["words"] >= 0
    if has.any():
        losses["words"] = 0.3 * F.binary_cross_entropy_with_logits(words[has], batch["words"][has].float())
    return losses
