"""No attack succeeds; and each does where the defence is taken out, so that each of these tests can fail."""

from __future__ import annotations

from pathlib import Path

import pytest
from attacks import ATTACKS


@pytest.mark.parametrize("name", ATTACKS)
def test_no_attack_succeeds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str):
    assert not ATTACKS[name].run(tmp_path, monkeypatch)


@pytest.mark.parametrize("name", ATTACKS)
def test_each_would_without_its_defence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str):
    attack = ATTACKS[name]
    assert attack.without
    for target, instead in attack.without.items():
        monkeypatch.setattr(target, instead, raising="_PLANTED" not in target)
    assert attack.run(tmp_path, monkeypatch)
