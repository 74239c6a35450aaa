package io.tidemark.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.log.registry.SchemaText;
import io.tidemark.log.topics.Topic;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.Transaction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.Incompatibility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaVersionsTest {

    static Stream<Schema> current() {
        return Topics.ALL.stream().map(Topic::schema).map(SchemaVersionsTest::plain);
    }

    @ParameterizedTest
    @MethodSource("current")
    void the_current_schema_is_the_newest_committed_version(Schema current) throws IOException {
        List<Schema> versions = SchemaVersions.of(current.getName());
        String newest =
                versions.isEmpty() ? "none" : versions.get(versions.size() - 1).toString(true);
        if (!newest.equals(current.toString(true))) {
            assertThat(current.toString(true))
                    .as(SchemaVersions.propose(current.getName(), current))
                    .isEqualTo(newest);
        }
    }

    @ParameterizedTest
    @MethodSource("current")
    void every_version_reads_what_every_other_wrote(Schema current) {
        List<Schema> all = new ArrayList<>(SchemaVersions.of(current.getName()));
        all.add(current);
        for (Schema reader : all) {
            for (Schema writer : all) {
                assertThat(breaks(reader, writer)).as(current.getName()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("current")
    void every_enum_has_had_the_default_UNKNOWN_from_its_first_version(Schema current) {
        List<Schema> all = new ArrayList<>(SchemaVersions.of(current.getName()));
        all.add(current);
        for (Schema version : all) {
            for (Schema symbols : enums(version)) {
                assertThat(symbols.getEnumDefault()).as(symbols.getFullName()).isEqualTo("UNKNOWN");
                assertThat(symbols.getEnumSymbols().get(0))
                        .as(symbols.getFullName())
                        .isEqualTo("UNKNOWN");
            }
        }
    }

    @Test
    void versions_are_committed_for_every_record_of_a_topic_and_for_nothing_else() throws IOException {
        assertThat(SchemaVersions.records())
                .containsExactlyElementsOf(
                        current().map(Schema::getName).sorted().toList());
    }

    @ParameterizedTest
    @MethodSource("current")
    void version_numbers_have_no_gaps(Schema current) throws IOException {
        assertThat(SchemaVersions.of(current.getName())).hasSize(SchemaVersions.files(current.getName()));
    }

    @Test
    void a_new_field_without_a_default_breaks() {
        Schema next = edited(
                "{\"name\":\"terminal_id\"", "{\"name\":\"shop\",\"type\":\"string\"},{\"name\":\"terminal_id\"");
        assertThat(breaks(next, plain(Transaction.getClassSchema()))).isNotEmpty();
    }

    @Test
    void a_new_field_with_a_default_does_not() {
        Schema next = edited(
                "{\"name\":\"terminal_id\"",
                "{\"name\":\"shop\",\"type\":\"string\",\"default\":\"\"},{\"name\":\"terminal_id\"");
        assertThat(breaks(next, plain(Transaction.getClassSchema()))).isEmpty();
        assertThat(breaks(plain(Transaction.getClassSchema()), next)).isEmpty();
    }

    @Test
    void a_removed_required_field_breaks_those_who_still_read_it() {
        Schema next = edited("{\"name\":\"terminal_id\",\"type\":\"string\"},", "");
        assertThat(breaks(plain(Transaction.getClassSchema()), next)).isNotEmpty();
    }

    /** What a reader with the one schema cannot make of messages written with the other. */
    private static List<Incompatibility> breaks(Schema reader, Schema writer) {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                .getResult()
                .getIncompatibilities();
    }

    private static Schema edited(String from, String to) {
        String text = SchemaText.of(Transaction.getClassSchema());
        assertThat(text).contains(from);
        return new Schema.Parser().parse(text.replace(from, to));
    }

    private static Schema plain(Schema schema) {
        return new Schema.Parser().parse(SchemaText.of(schema));
    }

    private static Set<Schema> enums(Schema schema) {
        Set<Schema> seen = new HashSet<>();
        collect(schema, seen);
        seen.removeIf(type -> type.getType() != Schema.Type.ENUM);
        return seen;
    }

    private static void collect(Schema schema, Set<Schema> seen) {
        if (!seen.add(schema)) {
            return;
        }
        switch (schema.getType()) {
            case RECORD -> schema.getFields().forEach(field -> collect(field.schema(), seen));
            case UNION -> schema.getTypes().forEach(type -> collect(type, seen));
            case ARRAY -> collect(schema.getElementType(), seen);
            case MAP -> collect(schema.getValueType(), seen);
            default -> {}
        }
    }
}
