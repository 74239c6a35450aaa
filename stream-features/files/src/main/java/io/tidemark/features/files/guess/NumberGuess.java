package io.tidemark.features.files.guess;

import io.tidemark.schemas.door.Decimals;
import java.util.List;

/** Proposes columns that nothing asked for as exact numbers, with the decimals that the sample has. */
final class NumberGuess {

    private NumberGuess() {}

    /** One entry below {@code numbers:} for each; ids and what is written with too many decimals are left out. */
    static List<String> lines(Sample sample, List<String> left) {
        return sample.columns().stream()
                .filter(column -> left.contains(column.name()))
                .filter(column -> column.numbers() && column.every(NumberGuess::plain))
                .filter(column -> decimals(column) <= Decimals.MOST_DECIMALS)
                .filter(column -> !name(column).isEmpty())
                .map(NumberGuess::line)
                .toList();
    }

    /** With an exponent nobody can say how many decimals there will be; with so many digits it is an id. */
    private static boolean plain(String text) {
        return text.matches("[+-]?[0-9]{0,15}(?:\\.[0-9]*)?");
    }

    private static String line(Column column) {
        String name = name(column);
        String from = name.equals(column.name()) ? "" : ", column: " + Yaml.text(column.name());
        return "{name: " + name + from + ", decimals: " + decimals(column) + "}";
    }

    private static int decimals(Column column) {
        return column.present().stream()
                .mapToInt(text -> text.contains(".") ? text.length() - text.indexOf('.') - 1 : 0)
                .max()
                .orElse(0);
    }

    /** As catalogues can name it. */
    private static String name(Column column) {
        String name = column.name().replaceAll("[^A-Za-z0-9_.-]+", "_").replaceAll("^[^A-Za-z]+", "");
        return name.length() > 100 ? name.substring(0, 100) : name;
    }
}
