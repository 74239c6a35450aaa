package io.tidemark.console;

import io.tidemark.start.ProcessMain;

/** The process that serves the console. */
public final class ConsoleMain {

    private ConsoleMain() {}

    /**
     * Entry point. Ends in order on SIGTERM.
     *
     * @param args the properties file with the keys of {@link ConsoleKeys}, and any {@code --set console.KEY=VALUE}
     */
    public static void main(String[] args) {
        ProcessMain.run(new ConsolePlan(), args);
    }
}
