package io.tidemark.scoring.policy.rule;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.types.CelType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import io.tidemark.features.catalogue.field.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a condition may ask of a transaction: {@code transaction.} and one of these. */
final class TransactionField {

    static final String AMOUNT = Field.AMOUNT.name();
    static final String EVENT_TIME = "event_time";
    static final String ATTRIBUTES = "attributes";

    /** The texts are those that catalogues name as well. */
    private static final List<String> TEXTS =
            Field.NAMES.stream().filter(name -> new Field(name).isText()).toList();

    private TransactionField() {}

    static boolean isText(String name) {
        return TEXTS.contains(name);
    }

    static List<String> names() {
        List<String> names = new ArrayList<>(List.of(AMOUNT, EVENT_TIME));
        names.addAll(TEXTS);
        names.add(ATTRIBUTES);
        return ImmutableList.copyOf(names);
    }

    /** The type that CEL checks by. */
    static StructType type() {
        return StructType.create("transaction", ImmutableSet.copyOf(names()), TransactionField::typeOf);
    }

    private static Optional<CelType> typeOf(String name) {
        if (name.equals(AMOUNT)) {
            return Optional.of(SimpleType.DOUBLE);
        }
        if (name.equals(EVENT_TIME)) {
            return Optional.of(SimpleType.TIMESTAMP);
        }
        if (name.equals(ATTRIBUTES)) {
            return Optional.of(MapType.create(SimpleType.STRING, SimpleType.STRING));
        }
        return isText(name) ? Optional.of(SimpleType.STRING) : Optional.empty();
    }
}
