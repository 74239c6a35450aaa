"""Holds the demo's summary against what the demo promises to show."""
import json
import sys

with open(sys.argv[1]) as file:
    summary = json.load(file)

promises = {
    "nothing was lost": summary["lost"] == 0,
    "nothing was scored twice": summary["scored_twice"] == 0,
    "every transaction was scored": summary["scored"] == summary["transactions_sent"],
    "at least two models decided": len(summary["model_versions"]) >= 2,
    "drift raised an alarm": summary["drift_alarms"] >= 1,
    "a better model was swapped in": summary["swaps"] >= 1,
    "there were alerts": summary["alerts"] > 0,
    "the story was told": summary["not_yet"] == [],
    "its steps came one after the other": [step["seconds"] for step in summary["steps"]]
    == sorted(step["seconds"] for step in summary["steps"]),
}
for promise, kept in promises.items():
    print(("kept    " if kept else "BROKEN  ") + promise)
if summary["not_yet"]:
    print("had not happened yet: " + ", ".join(summary["not_yet"]))
sys.exit(0 if all(promises.values()) else 1)
