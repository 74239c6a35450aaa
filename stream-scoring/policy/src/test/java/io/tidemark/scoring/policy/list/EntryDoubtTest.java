package io.tidemark.scoring.policy.list;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class EntryDoubtTest {

    @Test
    void whatTransactionsCarryIsTakenAndWhatOnlyLooksLikeItIsNot() {
        for (String good : new String[] {"C1", "a b", "C/2", "\u00e4\u0394", "\uD83D\uDE00", "x".repeat(256)}) {
            assertThat(EntryDoubt.of(good)).as(good).isEmpty();
        }
        for (String empty : new String[] {"", " ", "\t", "\u00a0", "\u3000\u2007"}) {
            assertThat(EntryDoubt.of(empty)).hasValue("an entry is empty");
        }
        for (String blank : new String[] {" C1", "C1\u00a0", "\u202fC1", "C1\u3000", "C1\n"}) {
            assertThat(EntryDoubt.of(blank).orElse("taken")).as(blank).contains("begins or ends with a blank");
        }
        for (String unseen : new String[] {"\ufeffC1", "C\u200b1", "C1\u200d", "C\u00ad1", "C\u202e1", "C\u00001"}) {
            assertThat(EntryDoubt.of(unseen).orElse("taken"))
                    .contains("a letter that cannot be seen", "\\u")
                    .doesNotContain(unseen);
        }
        assertThat(EntryDoubt.of("x".repeat(257)).orElse("taken")).contains("has 257 letters, more than 256");
    }

    /** As the characters' own properties say it. */
    @Property
    void noControlNoFormatCharacterAndNoHalfOfAPairIsInAnEntry(@ForAll @IntRange(max = 0x10FFFF) int letter) {
        int type = Character.getType(letter);
        if (type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE) {
            assertThat(EntryDoubt.of("C" + Character.toString(letter) + "1")).isPresent();
        }
        if (Character.isLetterOrDigit(letter) && letter < 0x1000) {
            assertThat(EntryDoubt.of("C" + Character.toString(letter) + "1")).isEmpty();
        }
    }
}
