package io.tidemark.settings.kind;

import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What has one form, with or without blanks around it.
 *
 * @param form of the text without these blanks
 * @param read takes every text of the form, but for numbers that are too large
 * @param least below it nothing makes sense
 */
record Plain<T>(
        String word,
        String wanted,
        Pattern form,
        Function<String, T> read,
        Function<T, String> written,
        Comparator<T> order,
        Optional<T> least)
        implements Kind<T> {

    @Override
    public T parse(String text) throws UnfitException {
        String stripped = text.strip();
        if (!form.matcher(stripped).matches()) {
            throw new UnfitException();
        }
        try {
            return read.apply(stripped);
        } catch (NumberFormatException e) {
            throw new UnfitException("that is too large for anything here", e);
        }
    }

    @Override
    public String print(T value) {
        return written.apply(value);
    }

    @Override
    public int compare(T one, T other) {
        return order.compare(one, other);
    }
}
