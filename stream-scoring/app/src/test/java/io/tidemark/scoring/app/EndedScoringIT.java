package io.tidemark.scoring.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.embedded.EmbeddedKafka;
import io.tidemark.log.kafka.Connection;
import io.tidemark.process.ChildProcess;
import io.tidemark.process.JavaCommand;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The real process, in which Kafka Streams fails for good. */
@Tag("component")
class EndedScoringIT {

    @RegisterExtension
    static final EmbeddedKafka KAFKA = EmbeddedKafka.shared();

    @TempDir
    Path dir;

    @Test
    void aProcessWhoseStreamsHaveFailedEndsByItselfWithOneAndASentence() throws Exception {
        Connection connection = KAFKA.freshConnection();
        Properties properties = new Properties();
        properties.putAll(connection.toProperties());
        properties.put("state.dir", dir.resolve("state").toString());
        properties.put("customer.store", "rocksdb");
        Path file = dir.resolve("scoring.properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
        // RocksDB's library is unpacked where nothing can be written, so no store can be opened.
        JavaCommand command = JavaCommand.of(ScoringMain.class.getName())
                .heap(256)
                .small()
                .property("java.io.tmpdir", dir.resolve("absent").toString())
                .argument(file.toString());
        try (ChildProcess scoring = ChildProcess.start("scoring", command, dir.resolve("scoring.log"))) {
            assertThat(scoring.awaitExit(Duration.ofMinutes(3)))
                    .as(scoring.logTail())
                    .hasValue(1);
            assertThat(Files.readAllLines(scoring.log()))
                    .filteredOn(line -> line.startsWith("scoring: "))
                    .singleElement()
                    .asString()
                    .startsWith("scoring: Kafka Streams has failed and decides nothing any more (")
                    .endsWith("; what was not committed is decided after a restart");
        }
    }
}
