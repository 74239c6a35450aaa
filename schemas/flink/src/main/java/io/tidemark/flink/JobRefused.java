package io.tidemark.flink;

import io.tidemark.exit.ExitCodes;

/** Why a job is not submitted, in one sentence for whoever submits it; Flink prints it where the main method ran. */
public final class JobRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    JobRefused(String sentence, int exitCode) {
        super(sentence, null, false, false);
        this.exitCode = exitCode;
    }

    /** One of the {@link ExitCodes}: failed, wrong usage, or a server cannot be reached. */
    public int exitCode() {
        return exitCode;
    }
}
