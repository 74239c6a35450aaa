package io.tidemark.cli.story;

import io.tidemark.nouns.Nouns;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A Markdown page that grows at its end. Formats are ours and Markdown, with places for nouns; what is put into them is
 * text.
 */
final class CardText {

    private final Nouns nouns;

    private final StringBuilder text = new StringBuilder();

    CardText(Nouns nouns) {
        this.nouns = nouns;
    }

    void heading(String format, Object... values) {
        line(format, values);
    }

    /** A paragraph. */
    void line(String format, Object... values) {
        text.append(sentence(format, values)).append("\n\n");
    }

    /** An item of a list, which {@link #end} ends. */
    void point(String format, Object... values) {
        text.append("- ").append(sentence(format, values)).append('\n');
    }

    /** What stands below the head of a table. */
    void rule(String... alignments) {
        text.append("| ").append(String.join(" | ", alignments)).append(" |\n");
    }

    /** A row of a table, which {@link #end} ends. */
    void row(String... cells) {
        text.append("| ");
        for (String cell : cells) {
            text.append(Markdown.plain(cell)).append(" | ");
        }
        text.setLength(text.length() - 1);
        text.append('\n');
    }

    /** Ends a list or a table. */
    void end() {
        text.append('\n');
    }

    private String sentence(String format, Object... values) {
        Object[] plain = Stream.of(values)
                .map(value -> value instanceof String text ? Markdown.plain(text) : value)
                .toArray();
        return format(nouns.in(format), plain);
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    static String number(Double value) {
        return value == null || value.isNaN() ? "unknown" : format("%.4g", value);
    }

    static String percent(Double share) {
        return share == null || share.isNaN() ? "unknown" : format("%.1f %%", 100 * share);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
