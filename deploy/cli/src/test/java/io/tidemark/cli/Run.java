package io.tidemark.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** One run of the command line in this process. */
public record Run(int code, String out, String err) {

    /** Runs these words. */
    public static Run of(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Tidemark.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(words);
        return new Run(code, out.toString(), err.toString());
    }
}
