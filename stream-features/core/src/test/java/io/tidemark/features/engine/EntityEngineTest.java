package io.tidemark.features.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.schemas.Verdict;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EntityEngineTest {

    private static final long DAY = 86_400_000;

    private static final Catalogue CATALOGUE = CatalogueReader.read(
            """
            name: x
            features:
              - {name: n, entity: customer, aggregate: count, window: 1d}
              - {name: risk, entity: customer, aggregate: fraud_rate, window: 1d, delay: 7d}
              - {name: terminals, entity: terminal, aggregate: count, window: 1d}
            """);

    private final EntityEngine engine = new EntityEngine(CATALOGUE, "customer");
    private final EntityState state = engine.newState();
    private final double[] vector = {-1, -1, -1};

    @Test
    void aWindowIsOpenAtItsOldEndAndClosedAtItsNewOne() {
        answer("a", 0);
        answer("b", 1);
        answer("c", DAY);
        assertThat(vector[0]).isEqualTo(2);
        answer("d", DAY + 1);
        assertThat(vector[0]).isEqualTo(2);
        assertThat(vector[2]).as("the slot of another entity").isEqualTo(-1);
    }

    @Test
    void aRevisedOrWithdrawnLabelChangesExactlyTheWindowsThatCoverItsEvent() {
        answer("a", 0);
        answer("b", 10);
        engine.label(state, Samples.label("a", 0, 5 * DAY, Verdict.FRAUD));
        engine.label(state, Samples.label("a", 0, 5 * DAY, Verdict.FRAUD));
        engine.label(state, Samples.label("b", 10, 5 * DAY, Verdict.GENUINE));
        answer("c", 7 * DAY + 10);
        assertThat(vector[1]).isEqualTo(0.5);
        engine.label(state, Samples.label("a", 0, 6 * DAY, Verdict.WITHDRAWN));
        answer("d", 7 * DAY + 10);
        assertThat(vector[1]).isZero();
        engine.label(state, Samples.label("a", 0, 5 * DAY, Verdict.FRAUD));
        answer("e", 7 * DAY + 10);
        assertThat(vector[1]).as("an older label does not undo a newer one").isZero();
        engine.label(state, Samples.label("b", 10, 7 * DAY, Verdict.FRAUD));
        answer("f", 8 * DAY);
        assertThat(vector[1]).as("a is out of the window now, b is alone in it").isEqualTo(1);
    }

    @Test
    void whatTheLongestWindowNoLongerReachesIsDropped() {
        for (int day = 0; day < 40; day++) {
            answer("x" + day, day * DAY);
        }
        assertThat(engine.retention()).isEqualTo(Duration.ofDays(9));
        assertThat(state.arrivals()).isEqualTo(40);
    }

    @Test
    void anEventLateBeyondTheReachIsAnsweredFromWhatIsLeftAndSaysSo() {
        answer("a", 30 * DAY);
        assertThat(answer("b", 29 * DAY + 1)).isEqualTo(Answer.LATE);
        assertThat(answer("c", 28 * DAY)).isEqualTo(Answer.BEYOND_REACH);
        assertThat(vector[0]).isEqualTo(1);
        answer("d", 30 * DAY);
        assertThat(vector[0]).isEqualTo(3);
    }

    @Test
    void damagedOrForeignBytesAreRefused() {
        assertThatThrownBy(() -> EntityHeadCodec.read(bytes(1, 0, 0))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> EntityHeadCodec.read(bytes(2))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> BlockCodec.read(bytes(9))).isInstanceOf(IOException.class);
    }

    private Answer answer(String id, long millis) {
        return engine.answer(state, Samples.transaction(id, millis), vector);
    }

    private static DataInputStream bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }
}
