package io.tidemark.bench.pipeline;

/** From where to where a time goes. */
public enum Stage {
    COMMITTED("to score read, committed"),
    UNCOMMITTED("to score read, uncommitted"),
    ALERT("to alert read, committed"),
    SENT("to transaction in the log"),
    FEATURES("on to vector in the log"),
    SCORED("on to score in the log"),
    READ("on to score read, uncommitted"),
    COMMIT("on to score read, committed");

    private final String words;

    Stage(String words) {
        this.words = words;
    }

    /** The first begin when a transaction should have been sent, the others where the one before ends. */
    String words() {
        return words;
    }
}
