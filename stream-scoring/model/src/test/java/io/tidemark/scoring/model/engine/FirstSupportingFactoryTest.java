package io.tidemark.scoring.model.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.scoring.model.Examples;
import java.util.List;
import org.junit.jupiter.api.Test;

class FirstSupportingFactoryTest {

    private static final ScoringEngineFactory PICKY = new ScoringEngineFactory() {
        @Override
        public ScoringEngine create(byte[] model, String format) {
            throw new UnsupportedModelException("no trees of this kind");
        }

        @Override
        public String name() {
            return "picky";
        }
    };

    @Test
    void theNextEngineTakesOverWhatTheFirstDoesNotSupport() {
        ScoringEngineFactory both = new FirstSupportingFactory(List.of(PICKY, new Examples.SumEngines(4)));
        assertThat(both.create(new byte[0], "json").featureCount()).isEqualTo(4);
        assertThat(both.name()).isEqualTo("picky, sum");
    }

    @Test
    void everyEngineSaysWhyIfNoneSupportsAModel() {
        assertThatThrownBy(() -> new FirstSupportingFactory(List.of(PICKY, PICKY)).create(new byte[0], "json"))
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessage("picky: no trees of this kind; picky: no trees of this kind");
    }
}
