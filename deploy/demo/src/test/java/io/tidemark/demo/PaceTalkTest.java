package io.tidemark.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaceTalkTest {

    @Test
    void onlyWhatHasBecomeQuiteAnotherPaceIsSaid() {
        List<String> said = new ArrayList<>();
        TrafficPace pace = TrafficPace.after(4_000);
        PaceTalk talk = new PaceTalk(pace.perSecond(), said::add);
        for (int second = 0; second < 5; second++) {
            pace.look(0, 300);
            talk.accept(pace);
        }
        assertThat(said).isEmpty();
        pace.look(10_000, 150);
        talk.accept(pace);
        assertThat(said).hasSize(1).first().asString().contains("goes down to 120 transactions a second");
        for (int second = 0; second < 20; second++) {
            pace.look(0, 300);
            talk.accept(pace);
        }
        assertThat(said).last().asString().contains("goes up to 300 transactions a second");
        assertThat(said).hasSizeLessThan(5);
    }
}
