package io.tidemark.settings.kind;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Some of a kind, with commas between them. */
record Lists<T>(Kind<T> one) implements Kind<List<T>> {

    @Override
    public String word() {
        return "list: " + one.word();
    }

    @Override
    public String wanted() {
        return one.wanted() + ", or several with commas between them";
    }

    @Override
    public List<T> parse(String text) throws UnfitException {
        List<T> values = new ArrayList<>();
        if (text.isBlank()) {
            return List.of();
        }
        for (String part : text.split(",", -1)) {
            if (part.isBlank()) {
                throw new UnfitException("there is nothing between two commas");
            }
            values.add(one.parse(part));
        }
        return List.copyOf(values);
    }

    @Override
    public String print(List<T> value) {
        return value.stream().map(one::print).collect(Collectors.joining(", "));
    }
}
