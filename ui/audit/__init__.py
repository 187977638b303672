"""The audit workspace: entries of the trail, who has read whose data, lists to take along, and the proof."""
