package io.tidemark.settings;

import java.nio.file.Path;

/**
 * Where a value was written. Its {@link #toString()} stands before what is said about it; empty for values that a
 * program gave.
 */
public sealed interface Source {

    /** @param line from 1 */
    record Line(Path file, int line) implements Source {
        @Override
        public String toString() {
            return file + " line " + line;
        }
    }

    /** A variable of the environment. */
    record Variable(String name) implements Source {
        @Override
        public String toString() {
            return "environment variable " + name;
        }
    }

    /** A flag of the command line. */
    record Flag(String name) implements Source {
        @Override
        public String toString() {
            return name;
        }
    }

    /** A program chose it. */
    record Program() implements Source {
        @Override
        public String toString() {
            return "";
        }
    }
}
