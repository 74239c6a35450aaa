package io.tidemark.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenedTest {

    private final List<String> closed = new ArrayList<>();

    @Test
    void aStartThatFailsClosesWhatItHadOpenedInReverseOrder() {
        assertThatThrownBy(() -> Opened.whole(opened -> {
                    opened.add(() -> closed.add("first"));
                    opened.add(() -> {
                        closed.add("second");
                        throw new IOException("second does not close");
                    });
                    opened.add(() -> closed.add("third"));
                    throw new IllegalArgumentException("no topic");
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no topic")
                .hasSuppressedException(new IOException("second does not close"));
        assertThat(closed).containsExactly("third", "second", "first");
    }

    @Test
    void aStartThatSucceedsClosesNothingUntilItEnds() {
        Opened opened = Opened.whole(all -> {
            all.add(() -> closed.add("first"));
            all.add(() -> closed.add("second"));
            return all;
        });
        assertThat(closed).isEmpty();
        opened.close();
        opened.close();
        assertThat(closed).containsExactly("second", "first");
    }

    @Test
    void whatDoesNotCloseIsToldAndKeepsNothingElseOpen() {
        Opened opened = Opened.whole(all -> {
            all.add(() -> closed.add("first"));
            all.add(() -> {
                throw new IOException("second does not close");
            });
            return all;
        });
        assertThatThrownBy(opened::close)
                .hasMessage("not everything was closed: second does not close")
                .hasSuppressedException(new IOException("second does not close"));
        assertThat(closed).containsExactly("first");
    }
}
