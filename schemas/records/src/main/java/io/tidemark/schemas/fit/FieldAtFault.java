package io.tidemark.schemas.fit;

import java.io.IOException;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.Decoder;

/**
 * Finds the field at which the bytes of a record cease to be Avro of the schema that wrote them. For what failed
 * already: it reads everything once more.
 */
public final class FieldAtFault {

    private final Decoder in;

    private FieldAtFault(Decoder in) {
        this.in = in;
    }

    /**
     * The field, with the fields that it is in; empty if all fields can be read.
     *
     * @param written the writer's schema, which does not contain itself
     * @param in at the record's first byte
     */
    public static Optional<String> of(Schema written, Decoder in) {
        return new FieldAtFault(in).find(written, "");
    }

    private Optional<String> find(Schema written, String path) {
        if (written.getType() == Schema.Type.RECORD) {
            for (Schema.Field field : written.getFields()) {
                Optional<String> found =
                        find(field.schema(), path.isEmpty() ? field.name() : path + "." + field.name());
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        }
        try {
            if (written.isUnion()) {
                return find(written.getTypes().get(in.readIndex()), path);
            }
            new GenericDatumReader<>(written).read(null, in);
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            // What is wrong there was said by whoever failed; here it is the place that is asked for.
            return path.isEmpty() ? Optional.empty() : Optional.of(path);
        }
    }
}
