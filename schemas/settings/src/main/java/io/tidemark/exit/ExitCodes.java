package io.tidemark.exit;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the exit codes of all processes, jobs and commands mean; scripts hang on them. */
public final class ExitCodes {

    public static final int DONE = 0;

    /** Also: nothing was done. */
    public static final int FAILED = 1;

    public static final int USAGE = 2;

    public static final int CHECK_SAID_NO = 3;

    /** EX_UNAVAILABLE of sysexits.h. */
    public static final int UNREACHABLE = 69;

    /** EX_SOFTWARE of sysexits.h. */
    public static final int CUT_OFF = 70;

    /** EX_TEMPFAIL of sysexits.h. Of processes whose parent is ours: nobody else sees it. */
    public static final int TRY_AGAIN = 75;

    /** What shells say of Ctrl-C: 128 and the number of SIGINT. */
    public static final int INTERRUPTED = 130;

    /** Those that whoever starts a program may see, each with what it means. */
    public static final SortedMap<Integer, String> MEANINGS = Collections.unmodifiableSortedMap(new TreeMap<>(Map.of(
            DONE, "done",
            FAILED, "failed",
            USAGE, "wrong usage, settings or input",
            CHECK_SAID_NO, "a check said no",
            UNREACHABLE, "a server cannot be reached",
            CUT_OFF, "cut off, since it did not stop in time",
            INTERRUPTED, "interrupted")));

    private ExitCodes() {}

    /** All of them in a sentence, without its end: {@code 0 done, 1 failed, ...}. */
    public static String sentence() {
        return MEANINGS.keySet().stream().map(ExitCodes::words).collect(Collectors.joining(", "));
    }

    /** One of {@link #MEANINGS} with what it means. */
    public static String words(int code) {
        return code + " " + MEANINGS.get(code);
    }
}
