package io.tidemark.schemas.fit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.apache.avro.Schema.Type;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.IndexedRecord;

/**
 * How the records of one writer's schema become records of ours, where Avro's resolution of the schemas says no or
 * takes a number for what it is not.
 *
 * <p>A union fits if one of its types does that is not null: whether a value can be taken is found of each value. A
 * field that must be there may so be nullable to the writer, and only its nulls are refused. Times are converted to
 * milliseconds, decimals that are whole to whole numbers. Everything else follows Avro's rules (Apache Avro
 * specification, Schema Resolution), names of records without their namespaces.
 *
 * <p>Immutable and thread-safe. Neither schema may contain itself.
 */
public final class SchemaFit {

    private final Fit fit;
    private final boolean beyondAvro;

    private SchemaFit(Fit fit, boolean beyondAvro) {
        this.fit = fit;
        this.beyondAvro = beyondAvro;
    }

    /** @throws Misfit if no record of the written schema can be taken */
    public static SchemaFit of(Schema reader, Schema written) {
        Making making = new Making();
        return new SchemaFit(making.fit(reader, written, ""), making.beyondAvro);
    }

    /** Whether values are taken otherwise than Avro's own resolution takes them, if it takes them at all. */
    public boolean isBeyondAvro() {
        return beyondAvro;
    }

    /**
     * The record in our schema.
     *
     * @param written as a generic reader without conversions reads it by the writer's schema
     * @throws Misfit if this record cannot be taken
     */
    public Object take(Object written) {
        return fit.take(written);
    }

    private static final class Making {

        private boolean beyondAvro;

        private Fit fit(Schema reader, Schema written, String path) {
            if (written.isUnion()) {
                return writtenUnion(reader, written, path);
            }
            if (reader.isUnion()) {
                return chosen(reader, written, path);
            }
            if (reader.getType() == Type.RECORD && written.getType() == Type.RECORD) {
                return record(reader, written, path);
            }
            if (reader.getType() == Type.ARRAY && written.getType() == Type.ARRAY) {
                Fit item = fit(reader.getElementType(), written.getElementType(), path + "[]");
                return value -> items((List<?>) value, reader, item);
            }
            if (reader.getType() == Type.MAP && written.getType() == Type.MAP) {
                Fit item = fit(reader.getValueType(), written.getValueType(), path + "{}");
                return value -> values((Map<?, ?>) value, item);
            }
            if (reader.getType() == Type.ENUM && written.getType() == Type.ENUM) {
                return symbols(reader, written, path);
            }
            Fit scalar = ScalarFit.of(reader, written, path);
            beyondAvro |= ScalarFit.isBeyondAvro(reader, written);
            return scalar;
        }

        private Fit writtenUnion(Schema reader, Schema written, String path) {
            List<Fit> branches = new ArrayList<>();
            Misfit first = null;
            boolean some = false;
            for (Schema branch : written.getTypes()) {
                try {
                    branches.add(branch.getType() == Type.NULL ? nulls(reader, path) : fit(reader, branch, path));
                    some |= branch.getType() != Type.NULL || written.getTypes().size() == 1;
                } catch (Misfit e) {
                    first = first == null || e.isOfMeaning() ? e : first;
                    branches.add(value -> {
                        throw e;
                    });
                }
            }
            if (first != null && (!some || first.isOfMeaning())) {
                throw first;
            }
            return value ->
                    branches.get(GenericData.get().resolveUnion(written, value)).take(value);
        }

        private static Fit nulls(Schema reader, String path) {
            if (reader.getType() == Type.NULL || reader.isNullable()) {
                return Fit.SAME;
            }
            return value -> {
                throw Misfit.of(path, "is null, and it is required");
            };
        }

        /** The type of our union that is of the same kind, or else the first that takes it. */
        private Fit chosen(Schema reader, Schema written, String path) {
            for (Schema type : reader.getTypes()) {
                if (type.getType() == written.getType()
                        && (type.getType() != Type.RECORD || type.getName().equals(written.getName()))) {
                    return fit(type, written, path);
                }
            }
            for (Schema type : reader.getTypes()) {
                try {
                    return fit(type, written, path);
                } catch (Misfit e) {
                    if (e.isOfMeaning()) {
                        throw e;
                    }
                }
            }
            throw Misfit.of(
                    path,
                    String.format(
                            Locale.ROOT,
                            "is %s, and %s is needed",
                            ScalarFit.described(written),
                            ScalarFit.described(reader)));
        }

        private Fit record(Schema reader, Schema written, String path) {
            if (!reader.getName().equals(written.getName())) {
                throw Misfit.of(
                        path,
                        String.format(
                                Locale.ROOT,
                                "is a %s, and a %s is needed",
                                written.getFullName(),
                                reader.getFullName()));
            }
            List<Fit> fields = new ArrayList<>();
            for (Field field : reader.getFields()) {
                String inside = path.isEmpty() ? field.name() : path + "." + field.name();
                Field found = written.getField(field.name());
                if (found != null) {
                    Fit fit = fit(field.schema(), found.schema(), inside);
                    int at = found.pos();
                    fields.add(record -> fit.take(((IndexedRecord) record).get(at)));
                } else if (field.hasDefaultValue()) {
                    fields.add(record -> GenericData.get().getDefaultValue(field));
                } else {
                    throw Misfit.of(inside, "is not in it, and it is required");
                }
            }
            return value -> {
                GenericData.Record record = new GenericData.Record(reader);
                for (int i = 0; i < fields.size(); i++) {
                    record.put(i, fields.get(i).take(value));
                }
                return record;
            };
        }

        private static Fit symbols(Schema reader, Schema written, String path) {
            if (!reader.getName().equals(written.getName())) {
                throw Misfit.of(
                        path,
                        String.format(
                                Locale.ROOT,
                                "is a %s, and a %s is needed",
                                written.getFullName(),
                                reader.getFullName()));
            }
            return value -> {
                String symbol = value.toString();
                String taken = reader.hasEnumSymbol(symbol) ? symbol : reader.getEnumDefault();
                if (taken == null) {
                    throw Misfit.of(path, "is a symbol that is not known");
                }
                return new GenericData.EnumSymbol(reader, taken);
            };
        }

        private static Object items(List<?> written, Schema reader, Fit item) {
            GenericData.Array<Object> taken = new GenericData.Array<>(written.size(), reader);
            written.forEach(value -> taken.add(item.take(value)));
            return taken;
        }

        private static Object values(Map<?, ?> written, Fit item) {
            Map<Object, Object> taken = new HashMap<>();
            written.forEach((key, value) -> taken.put(key, item.take(value)));
            return taken;
        }
    }
}
