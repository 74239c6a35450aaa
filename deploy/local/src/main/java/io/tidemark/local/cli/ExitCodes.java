package io.tidemark.local.cli;

/** What the exit codes of all commands mean; scripts hang on them. */
final class ExitCodes {

    static final int DONE = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int CHECK_SAID_NO = 3;
    static final int UNREACHABLE = 69;
    static final int INTERRUPTED = 130;

    private ExitCodes() {}
}
