package io.tidemark.scoring.app.rollout;

/** The rollout process. */
public final class RolloutMain {

    private RolloutMain() {}

    /**
     * Entry point.
     *
     * @param args the properties file
     */
    public static void main(String[] args) {
        throw new UnsupportedOperationException();
    }
}
