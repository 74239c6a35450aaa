package io.tidemark.features.job.backfill;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.files.Mapping;
import io.tidemark.features.files.outcomes.OutcomeFile;
import io.tidemark.features.rates.RateTables;
import io.tidemark.log.kafka.Connection;
import io.tidemark.schemas.door.RecordBounds;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What a backfill is configured with.
 *
 * @param clockSkew how far ahead of the broker's clock an event time may be, as in the live job
 * @param bounds how large an event of a topic may be, as in the live job
 * @param labelHorizon how long after a transaction labels are taken in, as in the live job
 */
public record FeaturesJobBackfillConfig(
        Catalogue catalogue,
        Input input,
        Output output,
        Duration clockSkew,
        RecordBounds bounds,
        Duration labelHorizon,
        int parallelism) {

    /** Where transactions and labels come from. */
    public sealed interface Input {}

    /**
     * The topics {@code transactions}, {@code labels} and {@code outcomes}, as far as the catalogue needs them, up to
     * where they end when the job starts.
     */
    public record Log(Connection connection) implements Input {}

    /**
     * CSV files, plain or {@code .gz}, each read whole by one subtask; they must be there for every task manager.
     *
     * @param mapping the text of a mapping, see {@link Mapping#text}
     * @param labelDelay how long after its transaction the fraud column's value is assumed to have become known
     * @param othersUnlabelled labels that mean neither fraud nor genuine count as none, in place of ending the job
     * @param outcomes files of outcomes, see {@link OutcomeFile}; read if a feature looks at outcomes
     * @param rates by which amounts are told in other currencies, if a feature asks for it
     */
    public record Files(
            List<Path> files,
            String mapping,
            Duration labelDelay,
            boolean othersUnlabelled,
            List<Path> outcomes,
            RateTables rates)
            implements Input {

        /** Where every label has to mean something, without outcomes. */
        public Files(List<Path> files, String mapping, Duration labelDelay) {
            this(files, mapping, labelDelay, false, List.of());
        }

        /** Without rates. */
        public Files(
                List<Path> files, String mapping, Duration labelDelay, boolean othersUnlabelled, List<Path> outcomes) {
            this(files, mapping, labelDelay, othersUnlabelled, outcomes, RateTables.NONE);
        }

        public Files {
            files = List.copyOf(files);
            outcomes = List.copyOf(outcomes);
        }
    }

    /** Where vectors go. */
    public sealed interface Output {}

    /** The topics {@code features} and {@code dead-letters}. */
    public record Topics(Connection connection) implements Output {}

    /**
     * A directory: {@code vectors-N.csv.gz} and {@code refused-N.csv.gz} of every subtask N, each there when it is
     * whole. Within a file each customer's vectors are in the order of the log; nothing else is in any order.
     */
    public record Directory(Path directory) implements Output {}
}
