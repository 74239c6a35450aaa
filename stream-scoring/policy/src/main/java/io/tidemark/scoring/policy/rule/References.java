package io.tidemark.scoring.policy.rule;

import dev.cel.common.ast.CelExpr;
import io.tidemark.features.catalogue.field.DeclaredNumber;
import io.tidemark.scoring.policy.node.Truth;
import io.tidemark.settings.Nearest;
import java.util.Collection;
import java.util.List;

/** Finds the slot of a name, and refuses names that nobody knows. */
final class References {

    private static final String FEATURES = "features.";
    private static final String NUMBERS = "numbers.";
    private static final String LISTS = "lists.";
    private static final String TRANSACTION = "transaction.";
    private static final String ATTRIBUTES = TRANSACTION + TransactionField.ATTRIBUTES + ".";

    private final Vocabulary vocabulary;
    private final Slots slots;

    References(Vocabulary vocabulary, Slots slots) {
        this.vocabulary = vocabulary;
        this.slots = slots;
    }

    int number(CelExpr expression, Translator at) throws ConditionException {
        String path = path(expression, at);
        if (path.startsWith(FEATURES)) {
            known("feature", path.substring(FEATURES.length()), vocabulary.features(), expression, at);
        } else if (path.startsWith(NUMBERS)) {
            known("number", path.substring(NUMBERS.length()), declared(), expression, at);
        } else if (!isPlainNumber(path)) {
            throw at.refused(expression, "'" + path + "' is no number");
        }
        return slots.number(path);
    }

    int text(CelExpr expression, Translator at) throws ConditionException {
        String path = path(expression, at);
        boolean isText = path.startsWith(ATTRIBUTES)
                || (path.startsWith(TRANSACTION) && TransactionField.isText(path.substring(TRANSACTION.length())));
        if (!isText) {
            throw at.refused(expression, "'" + path + "' is no text");
        }
        return slots.text(path);
    }

    void eventTime(CelExpr expression, Translator at) throws ConditionException {
        if (!path(expression, at).equals(TRANSACTION + TransactionField.EVENT_TIME)) {
            throw at.refused(expression, "this is no point in time");
        }
    }

    int list(CelExpr expression, Translator at) throws ConditionException {
        String path = path(expression, at);
        if (!path.startsWith(LISTS)) {
            throw at.refused(expression, "'" + path + "' says neither yes nor no");
        }
        String name = path.substring(LISTS.length());
        known("list", name, vocabulary.lists(), expression, at);
        return slots.list(name);
    }

    Truth present(CelExpr expression, Translator at) throws ConditionException {
        String path = path(expression, at);
        if (path.startsWith(LISTS)) {
            throw at.refused(expression, "'has' does not look into lists", "write " + path + " without 'has'");
        }
        if (path.equals(TRANSACTION + TransactionField.EVENT_TIME)) {
            return Truth.constant(true);
        }
        if (path.equals(TRANSACTION + TransactionField.ATTRIBUTES)) {
            throw at.refused(expression, "'has' needs the name of an attribute", "write has(" + ATTRIBUTES + "name)");
        }
        boolean isNumber = path.startsWith(FEATURES) || path.startsWith(NUMBERS) || isPlainNumber(path);
        return isNumber ? Truth.numberPresent(number(expression, at)) : Truth.textPresent(text(expression, at));
    }

    private List<String> declared() {
        return vocabulary.numbers().all().stream().map(DeclaredNumber::name).toList();
    }

    private static boolean isPlainNumber(String path) {
        return path.equals("score") || path.equals("rank") || path.equals(TRANSACTION + TransactionField.AMOUNT);
    }

    private static void known(String what, String name, Collection<String> names, CelExpr expression, Translator at)
            throws ConditionException {
        if (!names.contains(name)) {
            throw at.refused(
                    expression,
                    "there is no " + what + " '" + name + "'",
                    names.isEmpty() ? "there are none here" : Nearest.suggestion(name, names));
        }
    }

    private static String path(CelExpr expression, Translator at) throws ConditionException {
        return Names.path(expression)
                .orElseThrow(() -> at.refused(
                        expression,
                        "a name in brackets is no constant",
                        "write it in quotes, as in features[\"A B\"]"));
    }
}
