package io.tidemark.scoring.policy;

import io.tidemark.features.catalogue.field.DeclaredNumber;
import io.tidemark.features.catalogue.field.DeclaredNumbers;
import io.tidemark.features.catalogue.field.Field;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.door.Currencies;
import io.tidemark.scoring.policy.node.Row;
import io.tidemark.scoring.policy.rule.Slots;
import java.util.List;

/** Looks up what the conditions of a policy use, and nothing else. */
final class RowReader {

    private static final String FEATURES = "features.";
    private static final String TRANSACTION = "transaction.";

    /** Places in the vector; below zero what is no feature. */
    private static final int AMOUNT = -1;

    private static final int SCORE = -2;
    private static final int RANK = -3;
    private static final int DECLARED = -4;

    /** A feature that vectors of this catalogue do not have. */
    private static final int ABSENT = -5;

    private final int[] numbers;
    private final DeclaredNumber[] declared;
    private final Field[] texts;
    private final PolicyList[] lists;
    private final Listing listing;

    /** @param features in the order of the vectors */
    RowReader(Policy policy, List<String> features, DeclaredNumbers declaredNumbers, Listing listing) {
        Slots slots = policy.slots();
        this.listing = listing;
        numbers =
                slots.numbers().stream().mapToInt(name -> place(name, features)).toArray();
        declared = slots.numbers().stream()
                .map(name -> declaredNumbers.field(name).map(Field::number).orElse(null))
                .toArray(DeclaredNumber[]::new);
        texts = slots.texts().stream()
                .map(name -> new Field(name.substring(TRANSACTION.length())))
                .toArray(Field[]::new);
        lists = slots.lists().stream()
                .map(name -> policy.lists().stream()
                        .filter(list -> list.name().equals(name))
                        .findFirst()
                        .orElseThrow())
                .toArray(PolicyList[]::new);
    }

    private static int place(String name, List<String> features) {
        if (name.startsWith(FEATURES)) {
            int place = features.indexOf(name.substring(FEATURES.length()));
            return place < 0 ? ABSENT : place;
        }
        if (Field.namesANumber(name)) {
            return DECLARED;
        }
        return switch (name) {
            case "score" -> SCORE;
            case "rank" -> RANK;
            case TRANSACTION + "amount" -> AMOUNT;
            default -> throw new IllegalArgumentException("nobody knows where '" + name + "' comes from");
        };
    }

    void fill(Row row, Transaction transaction, double[] vector, double score, double rank) {
        for (int slot = 0; slot < numbers.length; slot++) {
            int place = numbers[slot];
            row.number(
                    slot,
                    switch (place) {
                        case AMOUNT -> amount(transaction.getAmount());
                        case SCORE -> score;
                        case RANK -> rank;
                        case ABSENT -> Double.NaN;
                        case DECLARED -> declared[slot].value(transaction);
                        default -> vector[place];
                    });
        }
        for (int slot = 0; slot < texts.length; slot++) {
            row.text(slot, texts[slot].text(transaction));
        }
        long eventTime = transaction.getEventTime().toEpochMilli();
        row.eventTime(eventTime);
        for (int slot = 0; slot < lists.length; slot++) {
            String value = lists[slot].of().text(transaction);
            row.listed(slot, value != null && listing.holds(lists[slot].name(), value, eventTime));
        }
    }

    /** In major units; missing if there is none or nobody knows its currency. */
    private static double amount(Money amount) {
        return amount == null
                        || Currencies.minorUnitsPerMajor(amount.getCurrency()).isEmpty()
                ? Double.NaN
                : Currencies.majorUnits(amount);
    }
}
