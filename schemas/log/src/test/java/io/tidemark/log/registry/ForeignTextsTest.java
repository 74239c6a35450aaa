package io.tidemark.log.registry;

import static io.tidemark.log.registry.ForeignRecords.assertRefused;
import static io.tidemark.log.registry.ForeignRecords.codec;
import static io.tidemark.log.registry.ForeignRecords.message;
import static io.tidemark.log.registry.ForeignRecords.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.avro.Schema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ids and other texts that strangers write otherwise than as strings. */
class ForeignTextsTest {

    @ParameterizedTest
    @ValueSource(strings = {"'string'", "['null','string']", "'bytes'", "['null','bytes']"})
    void text_that_is_not_utf8_is_refused_by_every_way_of_reading(String type) {
        Schema written = with("customer_id", type.replace('\'', '"'));
        Object id = type.contains("bytes") ? ByteBuffer.wrap("\u00e4".getBytes(StandardCharsets.UTF_8)) : "\u00e4";
        byte[] message = message(written, record -> record.put("customer_id", id));
        assertThat(codec(written).decode(message).getCustomerId()).isEqualTo("\u00e4");
        message[indexOf(message, (byte) 0xc3)] = (byte) 0xff;
        assertThatThrownBy(() -> codec(written).decode(message))
                .isInstanceOfSatisfying(UndecodableRecordException.class, e -> assertThat(e.cause())
                        .isEqualTo(UndecodableRecordException.NOT_AVRO))
                .hasMessageContaining("UTF-8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'bytes','logicalType':'decimal','precision':10,'scale':0}",
                "['null',{'type':'bytes','logicalType':'decimal','precision':10}]",
                "{'type':'bytes','logicalType':'decimal'}",
                "{'type':'bytes','logicalType':'big-decimal'}",
                "{'type':'fixed','name':'Id','size':4,'logicalType':'decimal','precision':9}"
            })
    void a_decimal_is_no_text(String type) {
        assertRefused(
                with("customer_id", type.replace('\'', '"')),
                new byte[60],
                "customer_id is a decimal, and a text is needed; write the id as a string");
        assertRefused(with("channel", type.replace('\'', '"')), new byte[60], "channel is a decimal");
    }

    private static int indexOf(byte[] bytes, byte wanted) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        throw new AssertionError("not there");
    }
}
