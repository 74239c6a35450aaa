package io.tidemark.training.params;

import java.util.ArrayList;
import java.util.List;

/** Cuts {@code k=v,k=v} apart at the commas that stand in no bracket and in no quotes. */
final class ParameterText {

    private ParameterText() {}

    /** One entry, its name and its value without spaces around them. */
    record Entry(String name, String value) {}

    /** @throws IllegalArgumentException in one sentence, if an entry has no name or no value or a bracket has no end */
    static List<Entry> entries(String text) {
        List<Entry> entries = new ArrayList<>();
        if (text.isBlank()) {
            return entries;
        }
        for (String part : split(text, text)) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? "" : part.substring(0, equals).strip();
            String value = part.substring(equals + 1).strip();
            if (name.isEmpty() || value.isEmpty()) {
                throw new IllegalArgumentException("'" + part.strip() + "' in '" + text
                        + "' is no parameter; write them as eta=0.1,max_depth=3,rounds=100");
            }
            entries.add(new Entry(name, value));
        }
        return entries;
    }

    /**
     * What stands between the commas outside of brackets and quotes.
     *
     * @param whole what messages name
     */
    static List<String> split(String text, String whole) {
        List<String> parts = new ArrayList<>();
        StringBuilder closing = new StringBuilder();
        char quote = 0;
        int from = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if ("([{".indexOf(c) >= 0) {
                closing.append(")]}".charAt("([{".indexOf(c)));
            } else if (")]}".indexOf(c) >= 0) {
                if (closing.isEmpty() || closing.charAt(closing.length() - 1) != c) {
                    throw unbalanced(whole, "closes a bracket with '" + c + "' that was not opened");
                }
                closing.setLength(closing.length() - 1);
            } else if (c == ',' && closing.isEmpty()) {
                parts.add(text.substring(from, at));
                from = at + 1;
            }
        }
        if (quote != 0) {
            throw unbalanced(whole, "opens a quote that has no end");
        }
        if (!closing.isEmpty()) {
            throw unbalanced(whole, "lacks '" + closing.charAt(closing.length() - 1) + "'");
        }
        parts.add(text.substring(from));
        return parts;
    }

    private static IllegalArgumentException unbalanced(String whole, String how) {
        return new IllegalArgumentException("'" + whole + "' " + how
                + "; a value with commas stands in brackets, e.g. monotone_constraints=(TX_AMOUNT:1)");
    }
}
