"""Our own accuracy against gold answers, beside plain baselines measured in the same run."""
