package io.tidemark.retraining;

import java.util.Map;

/** @param figures what was measured for it, as the manifest names it; none if scoring would refuse the bundle */
record Judged(GateFinding finding, Map<String, Double> figures) {}
