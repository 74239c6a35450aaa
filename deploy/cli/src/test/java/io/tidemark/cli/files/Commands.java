package io.tidemark.cli.files;

import io.tidemark.cli.Run;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Runs commands on files of the cases, each with its results in a directory. */
record Commands(Path directory) {

    /** A file of the cases. */
    Path given(String name) throws IOException {
        Path file = directory.resolve(name);
        if (!Files.exists(file)) {
            try (InputStream in = Commands.class.getResourceAsStream("/cases/" + name)) {
                Files.copy(in, file);
            }
        }
        return file;
    }

    Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    /** Where {@link #compute} writes to. */
    Path computed() {
        return directory.resolve("computed.csv");
    }

    Run compute(Path file, String mapping, String... more) {
        return run(
                more,
                "features",
                "compute",
                "--transactions",
                file.toString(),
                "--mapping",
                mapping,
                "--out",
                computed().toString());
    }

    Run train(Path file, String mapping, String... more) {
        return run(
                more,
                "train",
                "--transactions",
                file.toString(),
                "--mapping",
                mapping,
                "--train",
                "2018-04-01..2018-04-02",
                "--params",
                "rounds=2",
                "--out",
                directory.resolve("bundle.zip").toString());
    }

    Run backfill(Path file, String mapping, String... more) {
        return run(
                more,
                "features",
                "backfill",
                "--transactions",
                file.toString(),
                "--mapping",
                mapping,
                "--out",
                directory.resolve("backfilled").toString());
    }

    /** Without a stack: what gets as far as the broker ends with 69. */
    Run ingest(String what, Path file, String mapping, String... more) {
        return run(
                more,
                "ingest",
                what,
                "--file",
                file.toString(),
                "--mapping",
                mapping,
                "--data-dir",
                directory.resolve("no-stack").toString());
    }

    Run evaluate(Path scores, String... more) {
        return run(more, "evaluate", "--scores", scores.toString());
    }

    Run score(Path features, String... more) throws IOException {
        return run(
                more,
                "score",
                "--model",
                given("plain.json").toString(),
                "--features",
                features.toString(),
                "--out",
                directory.resolve("scored.csv").toString());
    }

    Run compare(Path reference, Path current, String... more) {
        return run(more, "drift", "compare", "--reference", reference.toString(), "--current", current.toString());
    }

    private static Run run(String[] more, String... words) {
        List<String> all = new ArrayList<>(Arrays.asList(words));
        all.addAll(Arrays.asList(more));
        return Run.of(all.toArray(String[]::new));
    }
}
