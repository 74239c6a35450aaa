package io.tidemark.log.registry;

import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.avro.Schema;

/** The schemas that messages name, each asked for once: a name never changes its schema. Thread-safe. */
final class WrittenSchemas {

    /** The longest schema of Tidemark has some 10,000 characters. */
    private static final int LONGEST = 256 << 10;

    /**
     * A schema as the registry has it.
     *
     * @param type null for Avro
     * @param whole whether it needs no others
     * @param text may be null
     */
    record Entry(String type, boolean whole, String text) {}

    private final Function<SchemaName, Optional<Entry>> registry;
    private final Predicate<SchemaName> inDoubt;
    private final String address;
    private final UnknownNames unknown;
    private final Map<SchemaName, Schema> known = new ConcurrentHashMap<>();
    private final Map<SchemaName, UndecodableRecordException> refused = new ConcurrentHashMap<>();

    /**
     * @param registry what the registry has under a name; empty if nothing
     * @param inDoubt whether the registry may have a name that was not found
     * @param address of the registry, for people
     */
    WrittenSchemas(
            Function<SchemaName, Optional<Entry>> registry,
            Predicate<SchemaName> inDoubt,
            RegistryAddress address,
            InstantSource clock) {
        this.registry = registry;
        this.inDoubt = inDoubt;
        this.address = address.toString();
        this.unknown = new UnknownNames(clock);
    }

    /** @throws UndecodableRecordException if there is none of this name, or it is no schema that can be read by */
    Schema of(SchemaName name) {
        Schema before = known.get(name);
        if (before != null) {
            return before;
        }
        UndecodableRecordException refusal = refused.get(name);
        if (refusal != null) {
            throw refusal;
        }
        if (name instanceof SchemaName.Id number && number.id() < 0 || unknown.contains(name)) {
            throw unknown(name);
        }
        Optional<Entry> found = registry.apply(name);
        if (found.isEmpty()) {
            unknown.add(name);
            throw unknown(name);
        }
        try {
            Schema schema = parse(name, found.get());
            known.put(name, schema);
            return schema;
        } catch (UndecodableRecordException e) {
            refused.put(name, e);
            throw e;
        }
    }

    private static Schema parse(SchemaName name, Entry found) {
        boolean avro = found.type() == null || found.type().equals("AVRO");
        if (!avro || !found.whole()) {
            throw incompatible(String.format(
                    Locale.ROOT,
                    "The registry's %s is no Avro schema of its own (type %s, %s references)",
                    name,
                    found.type(),
                    found.whole() ? "no" : "with"));
        }
        String text = found.text() == null ? "" : found.text();
        if (text.length() > LONGEST) {
            throw incompatible(String.format(
                    Locale.ROOT,
                    "The registry's %s has %,d characters, more than the %,d that are read",
                    name,
                    text.length(),
                    LONGEST));
        }
        try {
            return new Schema.Parser().parse(text);
        } catch (RuntimeException | StackOverflowError e) {
            throw incompatible(String.format(
                    Locale.ROOT,
                    "The registry's %s is not valid: %s",
                    name,
                    e instanceof StackOverflowError ? "it is nested too deeply" : e.getMessage()));
        }
    }

    private static UndecodableRecordException incompatible(String sentence) {
        return new UndecodableRecordException(UndecodableRecordException.INCOMPATIBLE_SCHEMA, sentence);
    }

    private UndecodableRecordException unknown(SchemaName name) {
        String sentence = inDoubt.test(name)
                ? "The schema registry at %s looks nothing up by GUID, and %s is none of the %,d schemas that were looked"
                        + " through, though it has more; register the schema under the topic's subject, which is looked"
                        + " through first, or send the schema's id"
                : "The schema registry at %s does not know %s";
        return new UndecodableRecordException(
                UndecodableRecordException.UNKNOWN_SCHEMA_ID,
                String.format(Locale.ROOT, sentence, address, name, RegistryListing.MOST_SCHEMAS));
    }
}
