package io.tidemark.start;

import io.tidemark.log.kafka.Connection;
import io.tidemark.ops.OpsServer;
import io.tidemark.settings.Keys;
import io.tidemark.settings.Settings;
import java.util.List;
import java.util.Optional;

/**
 * What {@link ProcessMain} has to know of a process.
 *
 * @param <C> what it is configured with
 */
public interface ProcessPlan<C> {

    /** Its settings; their name is that of the process. */
    Keys keys();

    /** @throws IllegalArgumentException with what is wrong between them */
    C read(Settings settings);

    Operations operations(C config);

    /** The servers that must answer before it begins; empty if it finds out by itself. */
    Optional<Connection> connection(C config);

    /** What is taken but may not be what was meant, in sentences for whoever starts it. */
    default List<String> warnings(C config) {
        return List.of();
    }

    /**
     * Checks that the topics that it needs are there, and begins.
     *
     * @param ops where it puts its meters; what it says of its readiness goes there by itself
     */
    RunningProcess start(C config, OpsServer ops) throws Exception;
}
