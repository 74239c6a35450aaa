package io.tidemark.subscriber.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.schemas.AlertRetraction;
import io.tidemark.schemas.AlertSeverity;
import io.tidemark.schemas.Decision;
import io.tidemark.schemas.FraudAlert;
import io.tidemark.schemas.ModelAlert;
import io.tidemark.schemas.ModelAlertKind;
import io.tidemark.schemas.ModelAlertSeverity;
import io.tidemark.subscriber.AlertFilters;
import io.tidemark.subscriber.AlertTopic;
import io.tidemark.subscriber.Alerts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertReaderTest {

    private static final Path VERSIONS =
            Path.of(System.getProperty("tidemark.root"), "schemas/records/src/main/schema-versions/FraudAlert");

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger asked = new AtomicInteger();

    private AlertReader<FraudAlert> reader(Map<Integer, String> known) {
        return new AlertReader<>(
                FraudAlert.getClassSchema(),
                id -> {
                    asked.incrementAndGet();
                    return Optional.ofNullable(known.get(id));
                },
                nanos::get);
    }

    private AlertReader<FraudAlert> reader() {
        return reader(Map.of(7, FraudAlert.getClassSchema().toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1.avsc", "v2.avsc", "v3.avsc", "v4.avsc", "v5.avsc"})
    void alertsOfEveryVersionAreRead(String version) throws Exception {
        Schema written = new Schema.Parser().parse(Files.readString(VERSIONS.resolve(version)));
        FraudAlert alert = Alerts.alert(3);
        FraudAlert read = reader(Map.of(7, written.toString())).read(message(7, written, as(written, alert)));
        assertThat(read.getAlertId()).isEqualTo(alert.getAlertId());
        assertThat(read.getDecision()).isEqualTo(Decision.DECLINE);
        assertThat(read.getTransaction().getAmount())
                .isEqualTo(alert.getTransaction().getAmount());
        assertThat(read.getRaisedAt()).isEqualTo(alert.getRaisedAt());
    }

    @Test
    void aWithdrawalHasAKeyOfItsOwnAndIsToReadersFromBeforeTheAlertOnceMore() throws Exception {
        FraudAlert alert = Alerts.alert(3);
        FraudAlert withdrawn = FraudAlert.newBuilder(alert)
                .setRetraction(new AlertRetraction("the customer was asked", "ann", alert.getRaisedAt()))
                .build();
        FraudAlert read = reader().read(Alerts.message(7, withdrawn));
        assertThat(read.getRetraction()).isEqualTo(withdrawn.getRetraction());
        assertThat(AlertTopic.FRAUD.key().apply(alert)).isEqualTo("0-3");
        assertThat(AlertTopic.FRAUD.key().apply(read)).isEqualTo("0-3-retracted");
        for (String version : new String[] {"v1.avsc", "v2.avsc", "v3.avsc", "v4.avsc"}) {
            Schema before = new Schema.Parser().parse(Files.readString(VERSIONS.resolve(version)));
            byte[] message = Alerts.message(7, withdrawn);
            GenericRecord seen = new GenericDatumReader<GenericRecord>(FraudAlert.getClassSchema(), before)
                    .read(null, DecoderFactory.get().binaryDecoder(message, 5, message.length - 5, null));
            assertThat(seen.get("alert_id")).hasToString("0-3");
        }
    }

    @Test
    void anAlertAboutAModelIsReadAndKnownByItsId() throws Exception {
        ModelAlert alert = ModelAlert.newBuilder()
                .setAlertId("r-TRIAL_FAILED")
                .setKind(ModelAlertKind.TRIAL_FAILED)
                .setSeverity(ModelAlertSeverity.CRITICAL)
                .setText("model b is taken back")
                .setSince(Instant.EPOCH)
                .setDone("model a decides")
                .setAdvice("look at it")
                .setRequestId("r")
                .setRaisedAt(Instant.EPOCH)
                .build();
        AlertReader<ModelAlert> reader = new AlertReader<>(
                AlertTopic.MODEL.schema(),
                id -> Optional.of(ModelAlert.getClassSchema().toString()),
                nanos::get);
        ModelAlert read = reader.read(Alerts.message(7, alert));
        assertThat(read).isEqualTo(alert);
        assertThat(AlertTopic.MODEL.key().apply(read)).isEqualTo("r-TRIAL_FAILED");
    }

    @Test
    void howUrgentAnAlertIsCanBeAskedForAndOneThatDoesNotSayIsWanted() {
        Predicate<FraudAlert> high = AlertFilters.atLeast(AlertSeverity.HIGH);
        for (AlertSeverity severity : AlertSeverity.values()) {
            FraudAlert alert =
                    FraudAlert.newBuilder(Alerts.alert(3)).setSeverity(severity).build();
            assertThat(high.test(alert))
                    .as(severity.name())
                    .isEqualTo(Set.of(AlertSeverity.UNKNOWN, AlertSeverity.HIGH, AlertSeverity.CRITICAL)
                            .contains(severity));
        }
    }

    @Test
    void whatALaterVersionAddsIsLeftOutAndItsSymbolsAreUnknown() throws Exception {
        String later = FraudAlert.getClassSchema()
                .toString()
                .replace("\"STEP_UP\"]", "\"STEP_UP\",\"CALL\"]")
                .replace(
                        "{\"name\":\"alert_id\"",
                        "{\"name\":\"place\",\"type\":\"string\",\"default\":\"\"},{\"name\":\"alert_id\"");
        Schema written = new Schema.Parser().parse(later);
        GenericRecord alert = as(written, Alerts.alert(3));
        alert.put("place", "hall 3");
        alert.put(
                "decision",
                new GenericData.EnumSymbol(written.getField("decision").schema(), "CALL"));
        FraudAlert read = reader(Map.of(7, later)).read(message(7, written, alert));
        assertThat(read.getDecision()).isEqualTo(Decision.UNKNOWN);
        assertThat(read.getAlertId()).isEqualTo(Alerts.alert(3).getAlertId());
    }

    @Test
    void anUnknownSchemaIsToldInOneSentenceAndTheRegistryIsNotFloodedWithIt() throws Exception {
        AlertReader<FraudAlert> reader = reader();
        for (int i = 0; i < 100; i++) {
            assertThatThrownBy(() -> reader.read(new byte[] {0, 0, 0, 0, 9, 1}))
                    .isInstanceOf(UnreadableException.class)
                    .hasMessage("The schema registry knows no Avro schema 9; check that it is the registry of whoever"
                            + " wrote this FraudAlert")
                    .extracting(e -> ((UnreadableException) e).code())
                    .isEqualTo(UnreadableException.UNKNOWN_SCHEMA_ID);
        }
        assertThat(asked).hasValue(1);
        nanos.addAndGet(6_000_000_000L);
        assertThatThrownBy(() -> reader.read(new byte[] {0, 0, 0, 0, 9, 1})).isInstanceOf(UnreadableException.class);
        assertThat(asked).as("an id may be given out later").hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"string\"",
                "{\"type\":\"record\",\"name\":\"FraudAlert\",\"namespace\":\"io.tidemark.schemas\",\"fields\":[]}",
                "no schema at all"
            })
    void aSchemaOfSomethingElseIsToldInOneSentence(String text) {
        AlertReader<FraudAlert> reader = reader(Map.of(7, text));
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> reader.read(new byte[] {0, 0, 0, 0, 7, 0}))
                    .isInstanceOf(UnreadableException.class)
                    .hasMessageStartingWith("Schema 7 cannot be read as FraudAlert: ")
                    .hasMessageEndingWith("; take a later version of this library, or ask who wrote it")
                    .extracting(e -> ((UnreadableException) e).code())
                    .isEqualTo(UnreadableException.INCOMPATIBLE_SCHEMA);
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void bytesThatAreNoMessageAreUnreadable() {
        for (byte[] message : new byte[][] {null, {}, {0, 0, 0}, "{\"alert\":1}".getBytes(), {1, 0, 0, 0, 7, 0}}) {
            assertThatThrownBy(() -> reader().read(message))
                    .isInstanceOf(UnreadableException.class)
                    .hasMessageStartingWith("This is no message of a schema registry");
        }
    }

    @Test
    void noDamageIsMoreThanUnreadable() throws Exception {
        AlertReader<FraudAlert> reader = reader();
        byte[] sound = Alerts.message(7, Alerts.alert(3));
        assertThat(reader.read(sound)).isEqualTo(Alerts.alert(3));
        Random random = new Random(20_261_201);
        int unreadable = 0;
        for (int i = 0; i < 20_000; i++) {
            int length = i % 2 == 0 ? sound.length : 6 + random.nextInt(sound.length - 6);
            byte[] damaged = Arrays.copyOf(sound, length);
            damaged[5 + random.nextInt(length - 5)] = (byte) random.nextInt();
            try {
                reader.read(damaged);
            } catch (UnreadableException e) {
                unreadable++;
            }
        }
        assertThat(unreadable).isGreaterThan(1_000);
    }

    @Test
    void aLengthThatTheMessageCannotHoldAllocatesNothing() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(new byte[] {0, 0, 0, 0, 7});
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
        encoder.writeLong(Integer.MAX_VALUE - 16L);
        assertThatThrownBy(() -> reader().read(out.toByteArray()))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("a length is 2147483631, and 0 bytes are left");
    }

    /** By way of what both versions have in common, as the version before would have written it. */
    private static GenericRecord as(Schema written, FraudAlert alert) {
        try {
            byte[] bytes = Alerts.message(7, alert);
            return new GenericDatumReader<GenericRecord>(FraudAlert.getClassSchema(), written)
                    .read(null, DecoderFactory.get().binaryDecoder(bytes, 5, bytes.length - 5, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] message(int id, Schema schema, GenericRecord record) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(0);
        out.write(ByteBuffer.allocate(4).putInt(id).array());
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
        new GenericDatumWriter<GenericRecord>(schema).write(record, encoder);
        return out.toByteArray();
    }
}
