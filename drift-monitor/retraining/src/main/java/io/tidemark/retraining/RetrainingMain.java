package io.tidemark.retraining;

/** The retraining process: one argument, a properties file. */
public final class RetrainingMain {

    private RetrainingMain() {}

    public static void main(String[] args) {
        throw new UnsupportedOperationException();
    }
}
