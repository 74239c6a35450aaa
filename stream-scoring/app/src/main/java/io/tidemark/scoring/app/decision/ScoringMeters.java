package io.tidemark.scoring.app.decision;

import io.tidemark.schemas.Control;
import io.tidemark.schemas.Score;

/**
 * What the topology counts; called by all its threads. Counts attempts: what a failed transaction did is counted again
 * when it is repeated.
 */
public interface ScoringMeters {

    /** A decision was taken. */
    void scored(Score score);

    /** A vector was dropped since its transaction had been decided before. */
    void duplicate();

    /** A record could not be read. */
    void deadLetter(String cause);

    /** A control record came into force in a partition. */
    void activated(int partition, Control control);

    /**
     * A control record was passed over: applied before, older than the one in force, or of no kind that this build
     * knows.
     */
    void controlIgnored(Control control);

    /**
     * A control record came into force in a partition, or a task begins under one, whose policy this instance refuses:
     * the one before decides.
     */
    void policyRefused();

    /**
     * A model or a policy that only watches said nothing of a record.
     *
     * @param version of the model, or name and version of the policy
     * @param cause a stable code
     */
    void shadowSilent(String version, String cause);

    /** A decision that was to be explained was not, since its model cannot be explained at all or failed to be. */
    void unexplained(String version, String cause);

    /** A vector came after its transaction was decided without it. */
    void superseded();

    /** A vector came after a later transaction of its customer was decided without one: its own is never decided. */
    void undecided();

    /** A mark was read: no vector comes of a transaction. */
    void marked(String cause);

    /**
     * A transaction that no vector came of was not decided either: the features job refuses it, it stands in another
     * partition than its vector would, was passed by or may repeat another.
     */
    void unwatched(String cause);

    /** Counts nothing. */
    ScoringMeters NONE = new ScoringMeters() {
        @Override
        public void scored(Score score) {}

        @Override
        public void duplicate() {}

        @Override
        public void deadLetter(String cause) {}

        @Override
        public void activated(int partition, Control control) {}

        @Override
        public void controlIgnored(Control control) {}

        @Override
        public void policyRefused() {}

        @Override
        public void shadowSilent(String version, String cause) {}

        @Override
        public void unexplained(String version, String cause) {}

        @Override
        public void superseded() {}

        @Override
        public void undecided() {}

        @Override
        public void marked(String cause) {}

        @Override
        public void unwatched(String cause) {}
    };
}
