package io.tidemark.testkit.poison.recipe;

import io.tidemark.log.topics.Topic;
import io.tidemark.testkit.poison.Ingredients;
import io.tidemark.testkit.poison.Poison;
import io.tidemark.testkit.poison.PoisonRecord;
import io.tidemark.testkit.poison.treatment.Treatment;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** Bytes that are no record of their topic; the same for every topic. */
final class Undecodable {

    private static final String PRIMITIVE = "\"long\"";
    private static final String STRANGER =
            "{\"type\":\"record\",\"name\":\"Stranger\",\"fields\":[{\"name\":\"shoe_size\",\"type\":\"int\"}]}";

    private Undecodable() {}

    /**
     * @param sample a sound record of the topic, to be spoilt
     * @param notAvro what becomes of what cannot be read
     * @param unknownId what becomes of a schema id that nobody knows
     * @param incompatible what becomes of another record's schema
     */
    static <T extends SpecificRecord> List<Poison> of(
            Topic<T> topic,
            java.util.function.Function<Ingredients, T> sample,
            Treatment notAvro,
            Treatment unknownId,
            Treatment incompatible) {
        return List.of(
                poison(
                        "garbage",
                        topic,
                        notAvro,
                        kit -> text(kit, 1 + kit.random().nextInt(500))),
                poison("json-text", topic, notAvro, kit -> "{\"transaction_id\": \"t1\", \"amount\": 12.5}"
                        .getBytes(StandardCharsets.UTF_8)),
                poison("too-short", topic, notAvro, kit -> new byte[kit.random().nextInt(5)]),
                poison("cut-off", topic, notAvro, kit -> {
                    byte[] whole = kit.encode(topic, sample.apply(kit));
                    return Arrays.copyOf(whole, 6 + kit.random().nextInt(whole.length - 6));
                }),
                poison("something-behind-it", topic, notAvro, kit -> {
                    byte[] whole = kit.encode(topic, sample.apply(kit));
                    return Arrays.copyOf(whole, whole.length + 1 + kit.random().nextInt(50));
                }),
                poison("claims-gigabytes", topic, notAvro, kit -> {
                    // The first field of every record here is a text, a union or a record that begins with one.
                    byte[] whole = kit.encode(topic, sample.apply(kit));
                    return ByteBuffer.allocate(15)
                            .put(whole, 0, 5)
                            .put(new byte[] {-2, -1, -1, -1, -1, -1, -1, -1, 127, 0})
                            .array();
                }),
                poison(
                        "unknown-schema-id",
                        topic,
                        unknownId,
                        kit -> Wire.message(900_000_000 + kit.random().nextInt(100), kit.bytes(50))),
                poison(
                        "negative-schema-id",
                        topic,
                        unknownId,
                        kit -> Wire.message(-1 - kit.random().nextInt(5), kit.bytes(50))),
                poison(
                        "schema-of-another-record",
                        topic,
                        incompatible,
                        kit -> Wire.message(kit.schemaId(STRANGER), new byte[] {42})),
                poison(
                        "schema-of-a-number",
                        topic,
                        incompatible,
                        kit -> Wire.message(kit.schemaId(PRIMITIVE), new byte[] {42})));
    }

    private static Poison poison(
            String name, Topic<?> topic, Treatment treatment, java.util.function.Function<Ingredients, byte[]> value) {
        return Poison.one(
                topic.name() + "-" + name,
                topic,
                kit -> PoisonRecord.of(topic, kit.customer(), value.apply(kit), treatment));
    }

    /** Begins with what no registry's message begins with. */
    private static byte[] text(Ingredients kit, int length) {
        byte[] garbage = kit.bytes(length);
        garbage[0] = 'x';
        return garbage;
    }
}
