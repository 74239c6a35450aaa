package io.tidemark.log.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.tidemark.log.topics.Topic;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.Transaction;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;

/** Writers' schemas that fit a topic's and by which few bytes would keep a reader busy or end it. */
class HostileSchemaTest {

    private static final int ID = 7;

    @Test
    void a_schema_that_contains_itself_is_refused_and_the_stack_does_not_overflow() {
        Schema deep = Schema.createRecord("Deep", null, "x", false);
        deep.setFields(List.of(new Schema.Field("next", Schema.createUnion(nothing(), deep), null, null)));
        ByteBuffer message = valid(20_000 + 1);
        for (int level = 0; level < 20_000; level++) {
            message.put((byte) 2);
        }
        assertRefused(withField(Schema.createUnion(nothing(), deep)), message.array(), "contains itself");
    }

    @Test
    void a_schema_nested_beyond_all_use_is_refused() {
        Schema schema = Schema.create(Schema.Type.LONG);
        for (int level = 0; level < 10_000; level++) {
            schema = Schema.createArray(schema);
        }
        assertRefused(withField(schema), valid(1).array(), "nested");
    }

    @Test
    void a_record_twice_in_a_record_and_so_on_is_refused_without_counting_to_the_end() {
        Schema schema = nothing();
        for (int level = 0; level < 40; level++) {
            schema = pair("P" + level, schema);
        }
        assertRefused(withField(schema), valid(0).array(), "parts");
    }

    @Test
    void an_array_of_what_takes_no_bytes_is_refused() {
        assertRefused(withField(Schema.createArray(nothing())), valid(1).array(), "take no bytes");
        assertRefused(withField(Schema.createArray(pair("Empty", nothing()))), valid(1).array(), "take no bytes");
        assertRefused(
                withField(Schema.createArray(Schema.createFixed("None", null, "x", 0))),
                valid(1).array(),
                "take no bytes");
    }

    @Test
    void a_named_type_in_many_places_is_no_recursion() {
        Schema money = Topics.TRANSACTIONS.schema().getField("amount").schema();
        RecordCodec<Transaction> codec = codec(withField(money));
        byte[] message = valid(1).array();
        assertThat(codec.decode(message).getTransactionId()).isEqualTo("t");
    }

    @Test
    void every_schema_of_a_topic_is_within_the_bounds() {
        for (Topic<?> topic : Topics.ALL) {
            SchemaExtent.require(topic.schema());
        }
    }

    @Test
    void a_refused_schema_is_looked_at_once() {
        AtomicInteger asked = new AtomicInteger();
        Schema written = withField(Schema.createArray(nothing()));
        RecordCodec<Transaction> codec = new RecordCodec<>(
                id -> {
                    asked.incrementAndGet();
                    return written;
                },
                AvroSerde.dataOf(Transaction.class),
                Topics.TRANSACTIONS.schema(),
                Topics.TRANSACTIONS.mostRecordBytes());
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> codec.decode(valid(1).array())).isInstanceOf(UndecodableRecordException.class);
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void a_message_larger_than_any_of_its_topic_is_refused_before_it_is_decoded() {
        RecordCodec<Transaction> codec = codec(Topics.TRANSACTIONS.schema());
        byte[] message = new byte[Topics.TRANSACTIONS.mostRecordBytes() + 1];
        assertThatThrownBy(() -> codec.decode(message))
                .isInstanceOfSatisfying(UndecodableRecordException.class, e -> assertThat(e.cause())
                        .isEqualTo("oversized_record"))
                .hasMessageContaining("1,048,589 bytes");
    }

    private static void assertRefused(Schema written, byte[] message, String why) {
        RecordCodec<Transaction> codec = codec(written);
        assertTimeoutPreemptively(Duration.ofMinutes(2), () -> assertThatThrownBy(() -> codec.decode(message))
                .isInstanceOfSatisfying(UndecodableRecordException.class, e -> assertThat(e.cause())
                        .isEqualTo(UndecodableRecordException.INCOMPATIBLE_SCHEMA))
                .hasMessageContaining(why));
    }

    private static RecordCodec<Transaction> codec(Schema written) {
        return new RecordCodec<>(
                id -> written,
                AvroSerde.dataOf(Transaction.class),
                Topics.TRANSACTIONS.schema(),
                Topics.TRANSACTIONS.mostRecordBytes());
    }

    /** The transactions' schema with one more field at its end, as a newer writer may have it. */
    private static Schema withField(Schema type) {
        Schema ours = Topics.TRANSACTIONS.schema();
        Schema theirs = Schema.createRecord(ours.getName(), null, ours.getNamespace(), false);
        List<Schema.Field> fields = new ArrayList<>();
        ours.getFields().forEach(field -> fields.add(new Schema.Field(field, field.schema())));
        fields.add(new Schema.Field("more", type, null, null));
        theirs.setFields(fields);
        return theirs;
    }

    private static Schema pair(String name, Schema both) {
        return SchemaBuilder.record(name)
                .namespace("x")
                .fields()
                .name("a")
                .type(both)
                .noDefault()
                .name("b")
                .type(both)
                .noDefault()
                .endRecord();
    }

    private static Schema nothing() {
        return Schema.create(Schema.Type.NULL);
    }

    /** A whole transaction with so many zero bytes, which the field at the end has, behind it. */
    private static ByteBuffer valid(int more) {
        byte[] transaction = {2, 't', 0, 2, 'c', 2, 'm', 0, 0, 0, 0, 0, 0, 0, 0};
        ByteBuffer message = ByteBuffer.allocate(5 + transaction.length + more);
        return message.put((byte) 0).putInt(ID).put(transaction);
    }
}
