package io.tidemark.cli.print;

/** A command ends with this exit code and this sentence. */
public final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int code;

    public Failure(int code, String sentence) {
        super(sentence);
        this.code = code;
    }

    int code() {
        return code;
    }
}
