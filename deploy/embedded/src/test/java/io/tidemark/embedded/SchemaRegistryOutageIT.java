package io.tidemark.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.AvroSerde;
import io.tidemark.log.registry.RegistryUnreachableException;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.registry.UndecodableRecordException;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.RetrainingCause;
import io.tidemark.schemas.RetrainingRequest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("component")
class SchemaRegistryOutageIT {

    private static final byte[] UNKNOWN_ID = {0, 0x7f, 0, 0, 1, 2};
    private static final byte[] ANOTHER_ID = {0, 0x7f, 0, 0, 2, 2};

    @TempDir
    Path dir;

    @Test
    void aStreamGoesOnWithTheSchemasThatItKnowsWhileTheRegistryIsDeadAndMeetsTheSameIdsAfterwards() throws Exception {
        try (EmbeddedRegistry server = EmbeddedRegistry.start(dir);
                SchemaRegistry registry = connect(server)) {
            AvroSerde<RetrainingRequest> serde = registry.serde(Topics.RETRAINING_REQUESTS);
            byte[] message = serde.encode(request());
            assertThat(serde.decode(message)).isEqualTo(request());
            assertUnknown(serde, UNKNOWN_ID);

            server.kill();

            assertThat(serde.decode(serde.encode(request()))).isEqualTo(request());
            // What was just found unknown is not asked again; what was never asked is not taken for unknown.
            assertUnknown(serde, UNKNOWN_ID);
            assertThatThrownBy(() -> serde.decode(ANOTHER_ID))
                    .isInstanceOf(RegistryUnreachableException.class)
                    .hasMessageContaining(server.url());

            server.restart();

            assertUnknown(serde, ANOTHER_ID);
            try (SchemaRegistry later = connect(server)) {
                assertThat(later.serde(Topics.RETRAINING_REQUESTS).encode(request()))
                        .isEqualTo(message);
                assertThat(later.serde(Topics.RETRAINING_REQUESTS).decode(message))
                        .isEqualTo(request());
            }
        }
    }

    private static void assertUnknown(AvroSerde<?> serde, byte[] message) {
        assertThatThrownBy(() -> serde.decode(message))
                .isInstanceOfSatisfying(UndecodableRecordException.class, e -> assertThat(e.cause())
                        .isEqualTo(UndecodableRecordException.UNKNOWN_SCHEMA_ID));
    }

    private static SchemaRegistry connect(EmbeddedRegistry server) {
        return SchemaRegistry.connect(
                Connection.from(Map.of("bootstrap.servers", "127.0.0.1:1", "schema.registry.url", server.url())));
    }

    private static RetrainingRequest request() {
        return RetrainingRequest.newBuilder()
                .setRequestId("r-1")
                .setCause(RetrainingCause.PERSON)
                .setWhy("to see whether it is better")
                .setRequestedAt(Instant.parse("2026-01-02T03:04:05Z"))
                .build();
    }
}
