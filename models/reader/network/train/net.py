"""The network: a small BERT encoder with a head for sides, kinds, barriers and deciding words."""

import json
import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import nn
from torch.nn import functional as F

EPS = 1e-12
PARTS = 4  # 0 reply, 1 the side looked at, 2 the other side, 3 the question


class Layer(nn.Module):
    def __init__(self, width: int, heads: int, inner: int):
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=EPS)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=EPS)

    def forward(self, x, bias, drop: float):
        b, t, w = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, self.heads, w // self.heads).permute(2, 0, 3, 1, 4)
        scores = q @ k.transpose(-1, -2) * (1 / math.sqrt(w // self.heads)) + bias
        mixed = (scores.softmax(-1) @ v).transpose(1, 2).reshape(b, t, w)
        x = self.norm1(x + F.dropout(self.out(mixed), drop, self.training))
        return self.norm2(x + F.dropout(self.down(F.gelu(self.up(x))), drop, self.training))


class Reader(nn.Module):
    def __init__(self, config: dict):
        super().__init__()
        width = config["hidden_size"]
        self.config = config
        self.words = nn.Embedding(config["vocab_size"], width)
        self.places = nn.Embedding(config["max_position_embeddings"], width)
        self.parts = nn.Embedding(PARTS, width)
        self.norm = nn.LayerNorm(width, eps=EPS)
        self.layers = nn.ModuleList(
            Layer(width, config["num_attention_heads"], config["intermediate_size"])
            for _ in range(config["num_hidden_layers"])
        )
        buckets = config.get("relative_attention_num_buckets")
        self.near = nn.Embedding(buckets, config["num_attention_heads"]) if buckets else None
        self.side_in, self.side_out = nn.Linear(4 * width, width), nn.Linear(width, 4)
        self.kind_in, self.kind_out = nn.Linear(2 * width, width), nn.Linear(width, 9)
        self.word_out = nn.Linear(width, 1)
        self.drop = config.get("drop", 0.0)

    def forward(self, ids, parts):
        """ids, parts: batch x length. Gives sides (4), kinds (6), barriers (3), words."""
        pad = self.config.get("pad_token_id", 0)
        real = ids != pad
        bias = torch.where(real, 0.0, -1e4).to(self.words.weight.dtype)[:, None, None, :]
        places = torch.arange(ids.shape[1], device=ids.device)
        if self.near is not None:
            bias = bias + self.near(bucket_of(places)).permute(2, 0, 1)[None]
            places = places + pad + 1
        x = self.norm(self.words(ids) + self.places(places)[None] + self.parts(parts))
        x = F.dropout(x, self.drop, self.training)
        for layer in self.layers:
            x = layer(x, bias, self.drop)
        first = x[:, 0]
        reply, this, other = (mean_of(x, real & (parts == part)) for part in (0, 1, 2))
        side = self.side_out(self.head(self.side_in, torch.cat([first, reply, this, other], -1)))
        kind = self.kind_out(self.head(self.kind_in, torch.cat([first, reply], -1)))
        return side, kind[:, :6], kind[:, 6:], self.word_out(x)[:, :, 0]

    def head(self, layer, x):
        return F.dropout(torch.tanh(layer(F.dropout(x, 0.1, self.training))), 0.1, self.training)


def mean_of(x, chosen):
    weight = chosen.to(x.dtype)[:, :, None]
    return (x * weight).sum(1) / (weight.sum(1) + 1e-6)


def bucket_of(places):
    """How MPNet sorts distances between two words: near ones exactly, far ones roughly."""
    gap = places[:, None] - places[None, :]
    far = 8 + (torch.log(gap.abs().clamp(min=1) / 8) / math.log(16) * 8).long()
    return torch.where(gap < 0, 16, 0) + torch.where(gap.abs() < 8, gap.abs(), far.clamp(max=15))


def from_base(folder: str, drop: float = 0.0) -> Reader:
    """The network with the weights of a BERT-like sentence encoder; its heads start at random."""
    folder = Path(folder)
    config = json.loads((folder / "config.json").read_text()) | {"drop": drop}
    net = Reader(config)
    raw = {k.removeprefix("bert."): v for k, v in load_file(folder / "model.safetensors").items()}
    state = {
        "words.weight": raw["embeddings.word_embeddings.weight"],
        "places.weight": raw["embeddings.position_embeddings.weight"],
        "norm.weight": raw["embeddings.LayerNorm.weight"],
        "norm.bias": raw["embeddings.LayerNorm.bias"],
    }
    mpnet = "relative_attention_num_buckets" in config
    types = raw.get("embeddings.token_type_embeddings.weight")
    start = torch.zeros(config["hidden_size"]) if types is None else types[0]
    scale = raw["embeddings.position_embeddings.weight"].std() if types is None else types[0].std()
    # The base knows one or two parts; the new ones begin near them and learn to differ.
    state["parts.weight"] = start + 0.3 * scale * torch.randn(PARTS, len(start))
    if mpnet:
        state["near.weight"] = raw["encoder.relative_attention_bias.weight"]
    inner = "attention.attn." if mpnet else "attention.self."
    names = ("q", "k", "v") if mpnet else ("query", "key", "value")
    ours_theirs = (
        ("out", "attention.attn.o" if mpnet else "attention.output.dense"),
        ("norm1", "attention.LayerNorm" if mpnet else "attention.output.LayerNorm"),
        ("up", "intermediate.dense"), ("down", "output.dense"), ("norm2", "output.LayerNorm"),
    )
    for i in range(config["num_hidden_layers"]):
        at, to = f"encoder.layer.{i}.", f"layers.{i}."
        for end in ("weight", "bias"):
            state[f"{to}qkv.{end}"] = torch.cat([raw[f"{at}{inner}{name}.{end}"] for name in names])
            for ours, theirs in ours_theirs:
                state[f"{to}{ours}.{end}"] = raw[f"{at}{theirs}.{end}"]
    missing = net.load_state_dict(state, strict=False).missing_keys
    assert all(name.startswith(("side_", "kind_", "word_")) for name in missing), missing
    return net
