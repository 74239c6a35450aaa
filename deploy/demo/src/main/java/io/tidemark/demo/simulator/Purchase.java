package io.tidemark.demo.simulator;

import java.time.Instant;
import java.util.Optional;

/** A purchase that will happen: when, who, where, how much in minor units, and the truth about it. */
record Purchase(Instant at, Shopper shopper, int terminal, long minorUnits, Optional<FraudKind> fraud) {}
