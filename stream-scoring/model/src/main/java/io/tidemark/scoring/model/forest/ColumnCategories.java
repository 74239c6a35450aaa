package io.tidemark.scoring.model.forest;

import io.tidemark.scoring.model.engine.InvalidModelException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What the categories of one column are in the data that a model was trained on, by the codes that its trees test:
 * XGBoost keeps them in the model from 3.1 on ({@code cats}), since the codes are numbers of its own, given in the
 * order in which the data frame had its categories.
 *
 * @param numbers of code 0, 1, 2, ...; empty if the categories are texts, or the column has none
 * @param texts likewise; empty if the categories are numbers, or the column has none
 */
// Never compared.
@SuppressWarnings("ArrayRecordComponent")
record ColumnCategories(long[] numbers, String[] texts) {

    static final ColumnCategories NONE = new ColumnCategories(new long[0], new String[0]);

    static ColumnCategories ofNumbers(long[] numbers) {
        return new ColumnCategories(numbers, NONE.texts);
    }

    /**
     * @param bytes all texts, one behind the other, in UTF-8
     * @param offsets where each begins, and where the last ends
     */
    static ColumnCategories ofTexts(byte[] bytes, int[] offsets) {
        String[] texts = new String[Math.max(0, offsets.length - 1)];
        int next = 0;
        for (int i = 0; i < texts.length; i++) {
            if (offsets[i] != next || offsets[i + 1] < next || offsets[i + 1] > bytes.length) {
                throw new InvalidModelException("the model file's cats have offsets that do not divide their texts");
            }
            next = offsets[i + 1];
            texts[i] = new String(bytes, offsets[i], next - offsets[i], StandardCharsets.UTF_8);
        }
        if (next != bytes.length) {
            throw new InvalidModelException("the model file's cats have " + bytes.length
                    + " bytes of text, of which their offsets use " + next);
        }
        return new ColumnCategories(NONE.numbers, texts);
    }

    boolean isEmpty() {
        return numbers.length == 0 && texts.length == 0;
    }

    boolean areTexts() {
        return texts.length > 0;
    }

    int size() {
        return Math.max(numbers.length, texts.length);
    }

    /** The first of them, for messages. */
    String shortened() {
        int shown = Math.min(5, texts.length);
        String list = String.join(
                ", ", Arrays.stream(texts, 0, shown).map(ModelFile::shortened).toList());
        return shown < texts.length ? list + ", ... (" + texts.length + ")" : list;
    }
}
