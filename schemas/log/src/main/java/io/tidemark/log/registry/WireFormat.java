package io.tidemark.log.registry;

import java.util.Locale;

/** Confluent's wire format: a zero byte, the schema's id in 4 bytes big endian, Avro's binary form. */
final class WireFormat {

    static final byte MAGIC = 0;
    static final int HEADER_BYTES = 5;

    private WireFormat() {}

    /** @throws UndecodableRecordException if the message cannot be in this format */
    static int schemaId(byte[] message) {
        if (message == null) {
            throw notAvro("the message has no value");
        }
        if (message.length < HEADER_BYTES) {
            throw notAvro(String.format(
                    Locale.ROOT,
                    "%d bytes are less than the %d of a schema registry's header",
                    message.length,
                    HEADER_BYTES));
        }
        if (message[0] != MAGIC) {
            throw notAvro(String.format(
                    Locale.ROOT,
                    "the first byte is 0x%02x and not the 0x00 of a schema registry's message, and no header %s names"
                            + " its schema",
                    message[0],
                    SchemaName.HEADER));
        }
        return message[1] << 24 | (message[2] & 0xff) << 16 | (message[3] & 0xff) << 8 | message[4] & 0xff;
    }

    static UndecodableRecordException notAvro(String why) {
        return new UndecodableRecordException(UndecodableRecordException.NOT_AVRO, "Not readable as Avro: " + why);
    }
}
