package io.tidemark.cli.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.cli.print.Failure;
import io.tidemark.exit.ExitCodes;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    /**
     * Runs one.
     *
     * @param wishes beside the rounds, by name
     * @param progress hears what goes on, by the line
     * @throws Failure if the benchmark cannot be asked for that
     */
    Report measure(String name, int rounds, Map<String, String> wishes, Consumer<String> progress)
            throws JsonProcessingException {
        List<String> words = new ArrayList<>(List.of(name, String.valueOf(rounds)));
        wishes.forEach((wish, value) -> words.add(wish + "=" + value));
        return new ObjectMapper().readValue(run(progress, words.toArray(String[]::new)), Report.class);
    }

    private String run(Consumer<String> progress, String... words) {
        StringWriter out = new StringWriter();
        List<String> said = new ArrayList<>();
        int code = tool.run(new PrintWriter(out), new PrintWriter(new Lines(progress.andThen(said::add)), true), words);
        if (code != 0) {
            throw new Failure(code, String.join("; ", said));
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
