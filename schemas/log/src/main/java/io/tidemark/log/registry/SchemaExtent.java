package io.tidemark.log.registry;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;

/**
 * Refuses schemas by which few bytes make a reader work without end: those that contain themselves (each byte may be
 * one level of the reader's stack), those nested deeply or of very many parts (a record in a record in a record, twice
 * in each, takes no byte at all), and arrays of items that take no bytes (a count of a million is three bytes).
 */
final class SchemaExtent {

    /** The records of Tidemark have 6. */
    static final int MOST_LEVELS = 64;

    /** Of the schema written out, every use of a named type anew; the records of Tidemark have some hundred. */
    static final int MOST_PARTS = 20_000;

    /** @param weightless whether a value may take no bytes */
    private record Extent(int levels, long parts, boolean weightless) {}

    private static final Extent LEAF = new Extent(1, 1, false);
    private final Map<Schema, Extent> known = new IdentityHashMap<>();
    private final Set<Schema> open = Collections.newSetFromMap(new IdentityHashMap<>());

    private SchemaExtent() {}

    /** @throws IllegalArgumentException saying what the schema does, if it is one of those */
    static void require(Schema schema) {
        new SchemaExtent().of(schema, 1);
    }

    private Extent of(Schema schema, int level) {
        Extent extent = known.get(schema);
        if (level + (extent == null ? 1 : extent.levels()) - 1 > MOST_LEVELS) {
            throw new IllegalArgumentException("it is nested more than " + MOST_LEVELS + " levels deep");
        }
        if (extent != null) {
            return extent;
        }
        if (!open.add(schema)) {
            throw new IllegalArgumentException("it contains itself");
        }
        extent = measured(schema, level);
        open.remove(schema);
        known.put(schema, extent);
        return extent;
    }

    private Extent measured(Schema schema, int level) {
        return switch (schema.getType()) {
            case RECORD ->
                around(schema.getFields().stream().map(Schema.Field::schema).toList(), level, true);
            case UNION -> around(schema.getTypes(), level, false);
            case MAP -> around(List.of(schema.getValueType()), level, false);
            case ARRAY -> {
                Extent item = of(schema.getElementType(), level + 1);
                if (item.weightless()) {
                    throw new IllegalArgumentException("it has an array whose items take no bytes");
                }
                yield new Extent(item.levels() + 1, item.parts() + 1, false);
            }
            case FIXED -> new Extent(1, 1, schema.getFixedSize() == 0);
            case NULL -> new Extent(1, 1, true);
            default -> LEAF;
        };
    }

    /** @param weightless whether it takes no bytes if none of its parts does */
    private Extent around(Iterable<Schema> inner, int level, boolean weightless) {
        int levels = 1;
        long parts = 1;
        boolean empty = weightless;
        for (Schema part : inner) {
            Extent extent = of(part, level + 1);
            levels = Math.max(levels, extent.levels() + 1);
            parts += extent.parts();
            empty &= extent.weightless();
            if (parts > MOST_PARTS) {
                throw new IllegalArgumentException("it has more than " + MOST_PARTS + " parts");
            }
        }
        return new Extent(levels, parts, empty);
    }
}
