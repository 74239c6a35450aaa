package io.tidemark.ops;

import io.tidemark.settings.Settings;

/**
 * Where a process serves health and metrics.
 *
 * @param address of this machine, or {@code 0.0.0.0} for all of its addresses
 * @param port 0 for a free one
 */
public record OpsPlace(String address, int port) {

    static final String LOOPBACK = "127.0.0.1";

    /** As it is set. */
    public static OpsPlace of(Settings settings) {
        return new OpsPlace(settings.get(OpsKeys.ADDRESS), settings.get(OpsKeys.PORT));
    }

    /** On the loopback address. */
    public static OpsPlace loopback(int port) {
        return new OpsPlace(LOOPBACK, port);
    }
}
