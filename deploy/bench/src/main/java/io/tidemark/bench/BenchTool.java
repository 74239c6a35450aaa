package io.tidemark.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.bench.measure.Bench;
import io.tidemark.bench.measure.BenchResult;
import java.io.PrintWriter;
import java.util.List;
import java.util.spi.ToolProvider;

/**
 * The benchmarks for whoever has them on its class path and does not want to be compiled with them. {@code NAME ROUNDS}
 * runs one and writes its results as a JSON array of {@link BenchResult}; {@code --names} writes the names of all, one
 * in a line.
 */
public final class BenchTool implements ToolProvider {

    @Override
    public String name() {
        return "tidemark-bench";
    }

    @Override
    public int run(PrintWriter out, PrintWriter err, String... words) {
        if (words.length == 1 && words[0].equals("--names")) {
            Benches.names().forEach(out::println);
            return 0;
        }
        Bench bench = Benches.of(words[0])
                .orElseThrow(() -> new IllegalArgumentException("there is no benchmark '" + words[0] + "'"));
        out.println(json(results(bench, Integer.parseInt(words[1]), err)));
        return 0;
    }

    private static List<BenchResult> results(Bench bench, int rounds, PrintWriter err) {
        try {
            return bench.run(rounds, err::println);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw new IllegalStateException("the benchmark " + bench.name() + " failed: " + e.getMessage(), e);
        }
    }

    private static String json(List<BenchResult> results) {
        try {
            return new ObjectMapper().writeValueAsString(results);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
