"""Parts for taking a challenge: answers, phases, medals, the track."""
