package io.tidemark.scoring.app.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;

class ScoreSearchTest {

    @Property(tries = 500)
    void bytesAreFoundExactlyWhereATextHoldsAnother(
            @ForAll @CharRange(from = 'a', to = 'c') @StringLength(max = 12) String text,
            @ForAll @CharRange(from = 'a', to = 'c') @StringLength(max = 3) String wanted) {
        assertThat(ScoreSearch.contains(text.getBytes(UTF_8), wanted.getBytes(UTF_8)))
                .isEqualTo(text.contains(wanted));
    }
}
