package io.tidemark.scoring.rollout.meters;

import io.tidemark.schemas.Control;
import io.tidemark.schemas.RolloutEvent;
import java.util.Optional;

/** Sees the transactions of the rollout, in its one thread. */
@FunctionalInterface
public interface CommitWitness {

    /** All is sent and nothing committed. */
    void beforeCommit();

    /** The rollout serves from now on, and this is in force. */
    default void opened(Optional<Control> inForce) {}

    /**
     * An answer is committed.
     *
     * @param inForce by it; empty if it changes nothing
     */
    default void answered(RolloutEvent event, Optional<Control> inForce) {}

    /** A record that cannot be read is committed to the dead letters. */
    default void buried(String cause) {}
}
