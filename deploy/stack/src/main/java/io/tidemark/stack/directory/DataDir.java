package io.tidemark.stack.directory;

import java.nio.file.Path;

/** Where the stack keeps everything: the layout of {@code --data-dir}. */
public record DataDir(Path root) {

    public DataDir {
        root = root.toAbsolutePath().normalize();
    }

    /** What runs now; absent when nothing does. */
    Path state() {
        return root.resolve("stack.json");
    }

    /** Held by the supervisor as long as it lives. */
    Path lock() {
        return root.resolve("lock");
    }

    /** The properties file that a process is started with. */
    public Path conf(String process) {
        return root.resolve("conf").resolve(process + ".properties");
    }

    /** The log file of a process. */
    public Path log(String process) {
        return root.resolve("logs").resolve(process + ".log");
    }

    /** The keys that sign models and those that are trusted. */
    Path keys() {
        return root.resolve("keys");
    }

    /** Bundles too large for the log. */
    public Path bundles() {
        return root.resolve("bundles");
    }

    /** The directory of a process's temporary files; emptied at its start. */
    public Path temporary(String process) {
        return root.resolve("tmp").resolve(process);
    }

    /** The words of the command line that a detached supervisor is to run; gone once it has read them. */
    public Path arguments() {
        return root.resolve("conf").resolve("up.arguments");
    }

    /** The directory of a process's own state. */
    public Path data(String process) {
        return root.resolve(process);
    }
}
