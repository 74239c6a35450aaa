package io.tidemark.log.registry;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.UUID;
import org.apache.kafka.common.header.Header;

/** By what a message names the schema that it was written with. */
sealed interface SchemaName {

    /**
     * The header of a record that names its value's schema, as Confluent's serializers write it from 8.1 on; the value
     * is bare Avro then.
     */
    String HEADER = "__value_schema_id";

    /** The registry's number of it. */
    record Id(int id) implements SchemaName {
        @Override
        public String toString() {
            return "schema id " + id;
        }
    }

    /** Its fingerprint, the same in every registry. */
    record Guid(UUID guid) implements SchemaName {
        @Override
        public String toString() {
            return "schema GUID " + guid + " (of the header " + HEADER + ")";
        }
    }

    /**
     * What the header names: a zero byte and 4 bytes of id, or a byte 1 and 16 bytes of GUID.
     *
     * @throws UndecodableRecordException if it is neither
     */
    static SchemaName of(Header header) {
        ByteBuffer value = ByteBuffer.wrap(header.value());
        int form = value.remaining() == 0 ? -1 : value.get();
        if (form == 0 && value.remaining() == Integer.BYTES) {
            return new Id(value.getInt());
        }
        if (form == 1 && value.remaining() == 2 * Long.BYTES) {
            return new Guid(new UUID(value.getLong(), value.getLong()));
        }
        throw new UndecodableRecordException(
                UndecodableRecordException.NOT_AVRO,
                String.format(
                        Locale.ROOT,
                        "Not readable as Avro: the header %s names no schema: it has %d bytes%s, and must have a 0x00"
                                + " and 4 bytes of id or a 0x01 and 16 bytes of GUID",
                        HEADER,
                        header.value().length,
                        form < 0 ? "" : String.format(Locale.ROOT, " of which the first is 0x%02x", form)));
    }
}
