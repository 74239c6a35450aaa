package io.tidemark.features.engine;

import io.tidemark.features.catalogue.Entities;
import io.tidemark.features.catalogue.field.Field;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.Outcome;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.door.Ids;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Which customer, terminal, device and so on a transaction belongs to. */
public final class EntityKeys {

    private static final Set<String> NAMED = Set.of(Entities.CUSTOMER, Entities.TERMINAL);
    private final List<Field> fields;
    private final boolean named;

    /** @param entity as {@link Entities} writes it */
    public EntityKeys(String entity) {
        fields = Entities.fields(entity);
        named = fields.stream().map(Field::name).allMatch(NAMED::contains);
    }

    /** Whether customer and terminal are all that the entity is made of. */
    public boolean areNamed() {
        return named;
    }

    /**
     * As of the transaction that says so, if the entity is made of nothing else.
     *
     * @param terminal null if it has none that can be told from others
     */
    public Optional<String> of(String customer, String terminal) {
        return key(field -> field.name().equals(Entities.CUSTOMER) ? customer : terminal);
    }

    /** Empty if the transaction does not say all that the entity is made of. Different entities have different keys. */
    public Optional<String> of(Transaction transaction) {
        return key(field -> field.text(transaction));
    }

    /** Empty if the label does not say all that the entity is made of: it can name a customer and a terminal only. */
    public Optional<String> of(Label label) {
        return named(label.getCustomerId(), label.getTerminalId());
    }

    /** Empty if the outcome does not say all that the entity is made of: it can name the same as a label. */
    public Optional<String> of(Outcome outcome) {
        return named(outcome.getCustomerId(), outcome.getTerminalId());
    }

    private Optional<String> named(String customer, String terminal) {
        return key(field -> switch (field.name()) {
            case Entities.CUSTOMER -> usable(customer);
            case Entities.TERMINAL -> usable(terminal);
            default -> null;
        });
    }

    private static String usable(String id) {
        return Ids.usable(id) ? id : null;
    }

    private Optional<String> key(Function<Field, String> texts) {
        if (fields.size() == 1) {
            return Optional.ofNullable(texts.apply(fields.get(0)));
        }
        StringBuilder key = new StringBuilder();
        for (Field field : fields) {
            String text = texts.apply(field);
            if (text == null) {
                return Optional.empty();
            }
            key.append(text.length()).append(':').append(text);
        }
        return Optional.of(key.toString());
    }
}
