package io.tidemark.scoring.app;

/** The scoring process. */
public final class ScoringMain {

    private ScoringMain() {}

    /**
     * Entry point.
     *
     * @param args the properties file
     */
    public static void main(String[] args) {
        throw new UnsupportedOperationException();
    }
}
