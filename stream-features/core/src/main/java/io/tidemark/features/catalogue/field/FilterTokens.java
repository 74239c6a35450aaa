package io.tidemark.features.catalogue.field;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words, numbers, quoted texts and signs of a filter, one after the other. */
final class FilterTokens {

    private static final Pattern TOKEN = Pattern.compile("\\s*(?:'((?:[^']|'')*)'|([A-Za-z_][A-Za-z0-9_.-]*)"
            + "|(-?\\d+(?:\\.\\d+)?)(?![A-Za-z0-9_.])|(<=|>=|!=|[=<>(),]))");

    private enum Kind {
        TEXT,
        WORD,
        NUMBER,
        SIGN
    }

    private record Token(Kind kind, String value) {}

    private final Deque<Token> left = new ArrayDeque<>();

    FilterTokens(String text) throws FilterSyntaxException {
        String stripped = text.stripTrailing();
        Matcher matcher = TOKEN.matcher(stripped);
        int at = 0;
        while (at < stripped.length()) {
            if (!matcher.region(at, stripped.length()).lookingAt()) {
                throw new FilterSyntaxException(
                        "the filter cannot be read from '"
                                + stripped.substring(at).strip() + "' on",
                        "write it like \"channel = 'online' and amount >= 100\"");
            }
            left.add(token(matcher));
            at = matcher.end();
        }
    }

    private static Token token(Matcher matcher) {
        if (matcher.group(1) != null) {
            return new Token(Kind.TEXT, matcher.group(1).replace("''", "'"));
        }
        if (matcher.group(2) != null) {
            return new Token(Kind.WORD, matcher.group(2));
        }
        return matcher.group(3) != null
                ? new Token(Kind.NUMBER, matcher.group(3))
                : new Token(Kind.SIGN, matcher.group(4));
    }

    boolean more() {
        return !left.isEmpty();
    }

    /** The next token as it is written, without quotes; empty at the end. */
    String take() {
        return more() ? left.poll().value() : "";
    }

    /** Takes the next token if it is this word or sign. */
    boolean takes(String value) {
        boolean next =
                more() && left.peek().kind() != Kind.TEXT && left.peek().value().equals(value);
        if (next) {
            left.poll();
        }
        return next;
    }

    void expect(String sign) throws FilterSyntaxException {
        if (!takes(sign)) {
            throw unexpected("'" + sign + "'", "write a list as ('a', 'b')");
        }
    }

    String word(String what) throws FilterSyntaxException {
        return value(Kind.WORD, what, "write it like \"channel = 'online' and amount >= 100\"");
    }

    /** @param which numbers those are, for the message */
    String number(String field, String which) throws FilterSyntaxException {
        return value(Kind.NUMBER, "a number", "'" + field + "' is compared with numbers " + which + ", e.g. 19.99");
    }

    String text(String field) throws FilterSyntaxException {
        return value(
                Kind.TEXT,
                "a text in single quotes",
                "'" + field + "' is compared with texts, e.g. " + field + " = 'x'");
    }

    private String value(Kind kind, String what, String suggestion) throws FilterSyntaxException {
        if (!more() || left.peek().kind() != kind) {
            throw unexpected(what, suggestion);
        }
        return take();
    }

    private FilterSyntaxException unexpected(String expected, String suggestion) {
        String found = more() ? "'" + left.peek().value() + "' stands" : "the filter ends";
        return new FilterSyntaxException(found + " where " + expected + " was expected", suggestion);
    }
}
