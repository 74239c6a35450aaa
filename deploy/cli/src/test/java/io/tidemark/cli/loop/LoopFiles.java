package io.tidemark.cli.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.cli.Run;
import io.tidemark.features.files.MalformedRow;
import io.tidemark.features.files.Mapping;
import io.tidemark.features.files.MergedFeed;
import io.tidemark.features.files.Row;
import io.tidemark.features.files.TransactionWriter;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * The files that the loop begins with: the first half of the data set to train on, the second to stream, what comes
 * after it, and two models.
 */
final class LoopFiles {

    static final Mapping MAPPING = Mapping.shipped("sparkov");
    static final String DRIFT_AT = "2023-11-16";
    private static final String WEEKS = "14";
    private static final long SEED = 7;

    private final Path directory;
    private final LoopSize size;
    private final Path past;
    private final Path streamed;

    LoopFiles(Path directory, LoopSize size, Path past, Path streamed) {
        this.directory = directory;
        this.size = size;
        this.past = past;
        this.streamed = streamed;
    }

    /** The catalogue as a file, as processes want it. */
    Path catalogue() throws IOException {
        Path file = directory.resolve("sparkov.yaml");
        if (!Files.exists(file)) {
            try (InputStream text = LoopFiles.class.getResourceAsStream("sparkov.yaml")) {
                Files.copy(text, file);
            }
        }
        return file;
    }

    /** A model of the past: the static one of the comparison, and the first champion. */
    Path champion() throws IOException {
        return train("champion.zip", write("past.csv", rows(past)), "0.01");
    }

    /** A model that has learned nothing, of shuffled labels, and that alerts on three in ten. */
    Path regression() throws IOException {
        return train("regression.zip", write("shuffled.csv", shuffled(rows(past), SEED)), "0.3");
    }

    /**
     * What is streamed: the second half of the data set, and what the simulator makes of it, in the order of event
     * time.
     */
    List<Row> stream() throws IOException {
        List<Row> known = rows(streamed);
        Path history = write("streamed.csv", known);
        Path next = directory.resolve("next.csv");
        command(
                "simulate",
                "--continue",
                history.toString(),
                "--mapping",
                MAPPING.name(),
                "--weeks",
                WEEKS,
                "--drift-at",
                DRIFT_AT,
                "--seed",
                Long.toString(SEED),
                "--out",
                next.toString());
        List<Row> all = new ArrayList<>(known);
        all.addAll(rows(next));
        return all;
    }

    /** The same rows, each with the verdict of another. */
    static List<Row> shuffled(List<Row> rows, long seed) {
        List<Optional<Verdict>> verdicts =
                new ArrayList<>(rows.stream().map(Row::verdict).toList());
        Collections.shuffle(verdicts, new Random(seed));
        List<Row> shuffled = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            shuffled.add(new Row(row.line(), row.transaction(), verdicts.get(i), row.day()));
        }
        return shuffled;
    }

    private Path train(String name, Path file, String reviewShare) throws IOException {
        Path bundle = directory.resolve(name);
        command(
                "train",
                "--transactions",
                file.toString(),
                "--mapping",
                MAPPING.name(),
                "--catalogue",
                catalogue().toString(),
                "--train",
                "2023-03-02..2023-04-12",
                "--delay",
                "7d",
                "--test",
                "2023-05-04..2023-06-28",
                "--params",
                "max_depth=4",
                "--review-share",
                reviewShare,
                "--out",
                bundle.toString());
        return bundle;
    }

    private static void command(String... words) {
        Run run = Run.of(words);
        assertThat(run.code()).as(run.err()).isZero();
    }

    private List<Row> rows(Path file) {
        return MergedFeed.read(file, MAPPING, Optional.empty(), MalformedRow.strict()).rows().stream()
                .filter(row -> size.takes(row.customer()))
                .toList();
    }

    private Path write(String name, List<Row> rows) throws IOException {
        Path file = directory.resolve(name);
        try (TransactionWriter writer = new TransactionWriter(file, MAPPING)) {
            for (Row row : rows) {
                Transaction transaction = row.transaction();
                writer.write(transaction, row.verdict());
            }
        }
        return file;
    }
}
