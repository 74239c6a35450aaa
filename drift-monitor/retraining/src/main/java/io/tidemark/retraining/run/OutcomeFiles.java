package io.tidemark.retraining.run;

import io.tidemark.scoring.model.bundle.Bundle;
import io.tidemark.training.RetrainingOutcome;
import io.tidemark.training.gate.GateFinding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** What came of a training, as files of its directory: the finding last, so that where it is everything is. */
public record OutcomeFiles(Path directory) {

    private static final String FINDING = "finding.properties";
    private static final String BUNDLE = "bundle.zip";
    private static final String UNREACHABLE = "unreachable";

    public void write(RetrainingOutcome outcome) throws IOException {
        if (outcome.bundle().isPresent()) {
            Files.write(directory.resolve(BUNDLE), outcome.bundle().get().bytes());
        }
        GateFinding finding = outcome.finding();
        Map<String, String> values = new TreeMap<>();
        values.put("version", outcome.version());
        values.put("promote", Boolean.toString(finding.promote()));
        values.put("candidate", Double.toString(finding.candidateAveragePrecision()));
        finding.championAveragePrecision().ifPresent(value -> values.put("champion", Double.toString(value)));
        values.put("rows", Integer.toString(finding.comparisonRows()));
        values.put("frauds", Integer.toString(finding.comparisonFrauds()));
        values.put("text", finding.text());
        new PropertiesFile(directory.resolve(FINDING)).write(values);
    }

    /** Whether there is an outcome to read. */
    public boolean isComplete() {
        return Files.exists(directory.resolve(FINDING));
    }

    /** There is no outcome, since broker or registry cannot be reached. */
    public void writeUnreachable(String why) throws IOException {
        Files.writeString(directory.resolve(UNREACHABLE), why);
    }

    public Optional<String> unreachable() throws IOException {
        Path file = directory.resolve(UNREACHABLE);
        return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    }

    public RetrainingOutcome read() throws IOException {
        Map<String, String> values = new PropertiesFile(directory.resolve(FINDING)).read();
        String champion = values.get("champion");
        GateFinding finding = new GateFinding(
                Boolean.parseBoolean(values.get("promote")),
                Double.parseDouble(values.get("candidate")),
                champion == null ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(champion)),
                Integer.parseInt(values.get("rows")),
                Integer.parseInt(values.get("frauds")),
                values.get("text"));
        Path bundle = directory.resolve(BUNDLE);
        return new RetrainingOutcome(
                values.get("version"),
                Files.exists(bundle) ? Optional.of(Bundle.open(Files.readAllBytes(bundle))) : Optional.empty(),
                finding);
    }
}
