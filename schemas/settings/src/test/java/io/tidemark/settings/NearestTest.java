package io.tidemark.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {

    private static final List<String> KNOWN = List.of("window", "width");

    @Test
    void a_slip_of_the_pen_finds_its_word() {
        assertThat(Nearest.of("windw", KNOWN)).contains("window");
        assertThat(Nearest.suggestion("WINDOWS", KNOWN)).isEqualTo("did you mean 'window'?");
    }

    @Test
    void what_is_like_nothing_is_told_what_there_is() {
        assertThat(Nearest.of("aggregate", KNOWN)).isEmpty();
        assertThat(Nearest.suggestion("aggregate", KNOWN)).isEqualTo("known are window, width");
    }
}
