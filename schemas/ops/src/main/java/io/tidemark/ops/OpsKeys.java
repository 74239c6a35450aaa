package io.tidemark.ops;

import io.tidemark.settings.Key;
import io.tidemark.settings.Keys;
import io.tidemark.settings.kind.Kinds;

/** How a process is watched. */
public final class OpsKeys {

    public static final Key<Integer> PORT = Key.of(
                    "ops.port", Kinds.WHOLE, "the port of health and metrics; 0 takes a free one")
            .usually(0)
            .atLeast(0)
            .atMost(65_535);

    public static final Key<String> ADDRESS = Key.of(
                    "ops.address",
                    Kinds.TEXT,
                    "the address of this machine that health and metrics are served on; 0.0.0.0 for all, where whoever"
                            + " reaches it reads them without a key")
            .usually(OpsPlace.LOOPBACK);

    /** Both. */
    public static final Keys ALL = Keys.of("operations", "How the process is watched.", PORT, ADDRESS);

    private OpsKeys() {}
}
