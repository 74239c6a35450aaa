package io.tidemark.training.gate;

import java.util.Map;

/** @param figures what was measured for it, as the manifest names it; none if scoring would refuse the bundle */
public record Judged(GateFinding finding, Map<String, Double> figures) {}
