"""What a campaign did so far, in a file that survives it."""
import json
import os
import re
import time

SAVE_SECONDS = 5


class Record:
    """Per unit: how many numbers there are and were tried. In all: counts by label, findings, time."""

    def __init__(self, state, kind):
        self.folder, self.kind = os.path.join(state, "findings"), kind
        self.path = os.path.join(state, f"{kind}.json")
        os.makedirs(self.folder, exist_ok=True)
        self.units, self.labels, self.findings, self.seconds = {}, {}, [], 0.0
        self.saved = time.monotonic()
        if os.path.exists(self.path):
            with open(self.path, encoding="utf-8") as file:
                vars(self).update(json.load(file))

    @property
    def attempts(self):
        return sum(unit["done"] for unit in self.units.values())

    def total(self, unit, count):
        if unit not in self.units:
            self.units[unit] = {"total": count(unit), "done": 0}
        return self.units[unit]["total"]

    def done(self, unit):
        return self.units[unit]["done"]

    def is_done(self, unit):
        return unit in self.units and self.units[unit]["done"] >= self.units[unit]["total"]

    def add(self, unit, number, label, finding):
        self.units[unit]["done"] += 1
        self.labels[label] = self.labels.get(label, 0) + 1
        if finding:
            name = re.sub(r"\W+", "-", f"{self.kind} {unit} {number}") + ".txt"
            self.findings.append(name)
            with open(os.path.join(self.folder, name), "w", encoding="utf-8") as file:
                file.write(f"{self.kind}, {unit}, number {number}\n{finding}\n")
        if finding or time.monotonic() > self.saved + SAVE_SECONDS:
            self.save()

    def took(self, seconds):
        self.seconds += seconds
        self.save()

    def save(self):
        """Old or new, whenever the campaign itself is killed."""
        kept = {name: vars(self)[name] for name in ("units", "labels", "findings", "seconds")}
        with open(self.path + ".new", "w", encoding="utf-8") as file:
            json.dump(kept, file)
        os.replace(self.path + ".new", self.path)
        self.saved = time.monotonic()

    def summary(self):
        total = sum(unit["total"] for unit in self.units.values())
        labels = ", ".join(f"{count} {label}" for label, count in sorted(self.labels.items()))
        lines = [f"{self.kind}: {self.attempts} of {total} in {self.seconds:.0f} s, {len(self.findings)} findings"
                 + (f" ({labels})" if labels else "")]
        lines += [f"  {os.path.join(self.folder, name)}" for name in self.findings[:20]]
        return "\n".join(lines)
