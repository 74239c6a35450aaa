package io.tidemark.cli.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.cli.print.Failure;
import io.tidemark.exit.ExitCodes;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.spi.ToolProvider;

/**
 * The benchmarks, with peers that have no place on the class path of anything else; the launcher adds them for this
 * command.
 */
final class Benchmarks {

    private static final String TOOL = "tidemark-bench";

    private final ToolProvider tool;

    private Benchmarks(ToolProvider tool) {
        this.tool = tool;
    }

    static Optional<Benchmarks> find() {
        return ToolProvider.findFirst(TOOL).map(Benchmarks::new);
    }

    /** @throws Failure if they are not on the class path */
    static Benchmarks needed() {
        return find().orElseThrow(
                        () -> new Failure(
                                ExitCodes.USAGE,
                                "the benchmarks are not on this class path; run bench by ./tidemark of a checkout or bin/tidemark of the archive"));
    }

    List<String> names() {
        return run(line -> {}, "--names").lines().toList();
    }

    /** @param progress hears what goes on, by the line */
    List<Measured> measure(String name, int rounds, Consumer<String> progress) throws JsonProcessingException {
        return new ObjectMapper()
                .readValue(run(progress, name, String.valueOf(rounds)), new TypeReference<List<Measured>>() {});
    }

    private String run(Consumer<String> progress, String... words) {
        StringWriter out = new StringWriter();
        int code = tool.run(new PrintWriter(out), new PrintWriter(new Lines(progress), true), words);
        if (code != 0) {
            throw new IllegalStateException(TOOL + " ended with " + code);
        }
        return out.toString();
    }

    /** Passes whole lines on. */
    private static final class Lines extends Writer {

        private final Consumer<String> to;
        private final StringBuilder open = new StringBuilder();

        Lines(Consumer<String> to) {
            this.to = to;
        }

        @Override
        public void write(char[] text, int from, int length) {
            open.append(text, from, length);
        }

        @Override
        public void flush() {
            int end = open.lastIndexOf("\n");
            if (end >= 0) {
                open.substring(0, end).lines().forEach(to);
                open.delete(0, end + 1);
            }
        }

        @Override
        public void close() {
            flush();
        }
    }
}
