package io.tidemark.exit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExitCodesTest {

    @Test
    void everyCodeThatUsersSeeHasItsMeaningAndNoTwoAreOne() throws IllegalAccessException {
        List<Integer> codes = new ArrayList<>();
        for (Field field : ExitCodes.class.getDeclaredFields()) {
            if (field.getType().equals(int.class)) {
                codes.add(field.getInt(null));
            }
        }
        assertThat(codes).doesNotHaveDuplicates().contains(ExitCodes.TRY_AGAIN);
        codes.remove(Integer.valueOf(ExitCodes.TRY_AGAIN));
        assertThat(ExitCodes.MEANINGS.keySet()).containsExactlyInAnyOrderElementsOf(codes);
        assertThat(ExitCodes.sentence())
                .startsWith("0 done, 1 failed, 2 wrong usage")
                .endsWith("130 interrupted");
    }
}
