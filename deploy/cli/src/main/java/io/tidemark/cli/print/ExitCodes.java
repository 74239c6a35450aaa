package io.tidemark.cli.print;

/** What the exit codes of all commands mean; scripts hang on them. */
public final class ExitCodes {

    public static final int DONE = 0;
    public static final int FAILED = 1;
    public static final int USAGE = 2;
    public static final int CHECK_SAID_NO = 3;
    public static final int UNREACHABLE = 69;
    public static final int INTERRUPTED = 130;

    private ExitCodes() {}
}
