package io.tidemark.schemas.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** A message that is put into sentences: whoever prints it can forget none of its texts. */
public final class ForeignRecord {

    private ForeignRecord() {}

    /**
     * A copy in which every text, at any depth, is as {@link ForeignText#line} shows it. For people only: its ids are
     * no longer those of the log.
     */
    @SuppressWarnings("unchecked")
    public static <T extends SpecificRecord> T shown(T message) {
        SpecificRecord copy = (SpecificRecord) SpecificData.newInstance(message.getClass(), message.getSchema());
        for (Schema.Field field : message.getSchema().getFields()) {
            copy.put(field.pos(), value(message.get(field.pos())));
        }
        return (T) copy;
    }

    private static Object value(Object value) {
        if (value instanceof SpecificRecord nested) {
            return shown(nested);
        }
        if (value instanceof CharSequence text) {
            return ForeignText.line(text);
        }
        if (value instanceof List<?> list) {
            List<Object> values = new ArrayList<>(list.size());
            list.forEach(element -> values.add(value(element)));
            return values;
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> entries = new LinkedHashMap<>();
            map.forEach((key, entry) -> entries.put(ForeignText.line(key), value(entry)));
            return entries;
        }
        return value;
    }
}
