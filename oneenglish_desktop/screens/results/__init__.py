"""What a run earned: the phase result and the podium of a challenge."""
