package io.tidemark.log.registry;

import org.apache.avro.Schema;

/**
 * A schema as the registry and the committed versions hold it: as JSON, without what only Java's generated classes care
 * for.
 */
public final class SchemaText {

    private static final String JAVA_STRING = ",\"avro.java.string\":\"String\"";

    private SchemaText() {}

    /** On one line. Docs stay: people read schemas in their registry's page. */
    public static String of(Schema schema) {
        return schema.toString().replace(JAVA_STRING, "").replace("{\"type\":\"string\"}", "\"string\"");
    }
}
