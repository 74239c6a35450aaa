package io.tidemark.scoring.model.forest;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads {@code cats}, what the categories of each column are: {@code enc} has one entry a column, with {@code offsets}
 * and the bytes of all texts, or with a {@code type} and numbers. Source: {@code CatContainer} in XGBoost 3.4's
 * {@code cat_container.cc}.
 */
final class CategoriesReader {

    /** Unsigned numbers stand in UBJSON with the bits of signed ones of the same width. */
    private static final long UNSIGNED_16 = 12;

    private static final long UNSIGNED_32 = 14;
    private static final int[] NONE = {};

    private final ModelFile file;
    private final List<ColumnCategories> columns = new ArrayList<>();
    private int[] offsets;
    private long[] values;
    private long type;

    CategoriesReader(ModelFile file) {
        this.file = file;
    }

    /** One for each column; empty if the model knows of none. */
    List<ColumnCategories> read() {
        file.object(name -> {
            if (name.equals("enc")) {
                file.array(this::column);
            } else {
                file.skip();
            }
        });
        return List.copyOf(columns);
    }

    private void column() {
        offsets = null;
        values = new long[0];
        type = 0;
        file.object(this::field);
        columns.add(offsets == null ? ColumnCategories.ofNumbers(unsigned()) : texts());
    }

    private void field(String name) {
        switch (name) {
            case "offsets" -> offsets = file.ints();
            case "values" -> values = file.longs();
            case "type" -> type = file.integer();
            default -> file.skip();
        }
    }

    private long[] unsigned() {
        long range = type == UNSIGNED_16 ? 1L << 16 : type == UNSIGNED_32 ? 1L << 32 : 0;
        long[] numbers = values.clone();
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] += numbers[i] < 0 ? range : 0;
        }
        return numbers;
    }

    private ColumnCategories texts() {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            if (values[i] < Byte.MIN_VALUE || values[i] > 255) {
                throw file.invalid("holds " + values[i] + " where the bytes of texts should be");
            }
            bytes[i] = (byte) values[i];
        }
        return ColumnCategories.ofTexts(bytes, offsets.length == 0 ? NONE : offsets);
    }
}
