package io.tidemark.testkit.settings;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The components of a record and of the records in it, by their path. */
final class Components {

    private final Map<String, Object> leaves = new LinkedHashMap<>();
    private final Set<Class<?>> records = new LinkedHashSet<>();

    private final Set<Class<?>> whole;

    private Components(Set<Class<?>> whole) {
        this.whole = whole;
    }

    static Map<String, Object> of(Record record, Set<Class<?>> whole) {
        Components components = new Components(whole);
        components.add("", record);
        return components.leaves;
    }

    /** The record's own type and those in it. */
    static Set<Class<?>> types(Record record, Set<Class<?>> whole) {
        Components components = new Components(whole);
        components.add("", record);
        return components.records;
    }

    private void add(String path, Object value) {
        if (value instanceof Optional<?> optional) {
            if (optional.isPresent()) {
                add(path, optional.get());
            } else {
                leaves.put(path, value);
            }
        } else if (value instanceof Record record && isTakenApart(value)) {
            records.add(record.getClass());
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                add(path + "/" + component.getName(), read(record, component));
            }
        } else if (value instanceof Map<?, ?> map && map.keySet().stream().allMatch(Enum.class::isInstance)) {
            map.forEach((key, one) -> add(path + "/" + key, one));
        } else {
            leaves.put(path, equalsByValue(value) ? value : value.getClass());
        }
    }

    private boolean isTakenApart(Object value) {
        return value.getClass().getName().startsWith("io.tidemark.") && !whole.contains(value.getClass());
    }

    /** What has no equality of its own is as good as another of its class, e.g. an engine. */
    private static boolean equalsByValue(Object value) {
        try {
            Method equals = value.getClass().getMethod("equals", Object.class);
            return !equals.getDeclaringClass().equals(Object.class) || value instanceof Enum;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object read(Record record, RecordComponent component) {
        try {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no value of " + component + " in " + record.getClass(), e);
        }
    }
}
