package io.tidemark.scoring.release.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.schemas.ModelReference;
import io.tidemark.scoring.model.LoadedModel;
import io.tidemark.scoring.model.parts.RefusedBundleException;
import io.tidemark.testkit.scoring.TestModels;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LoadedModelsTest {

    private final LoadedModels models = new LoadedModels(new Patience(Duration.ZERO, Duration.ZERO));
    private final Object task = new Object();
    private final Object other = new Object();
    private final LoadedModel loaded = TestModels.loaded("a");
    private final ModelReference a = new ModelReference("a", loaded.sha256());

    @Test
    void whatIsAskedForIsToLoadUntilItIs() {
        assertThat(models.find(a)).isEmpty();
        assertThat(models.toLoad()).containsExactly(a);
        models.loaded(a, loaded);
        assertThat(models.find(a)).contains(loaded);
        assertThat(models.await(a)).contains(loaded);
        assertThat(models.toLoad()).isEmpty();
    }

    @Test
    void whatATaskHoldsIsNotDroppedUntilEachHasLetItGo() {
        models.hold(task, 1, Set.of(a));
        models.hold(other, 2, Set.of(a));
        models.loaded(a, loaded);
        assertThat(models.drop(Set.of())).isEmpty();
        models.hold(task, 3, Set.of());
        assertThat(models.drop(Set.of())).isEmpty();
        assertThat(models.earliest()).contains(2L);
        models.release(other);
        assertThat(models.earliest()).contains(3L);
        assertThat(models.drop(Set.of(a))).isEmpty();
        assertThat(models.drop(Set.of())).containsExactly(a);
        assertThat(models.find(a)).isEmpty();
        assertThat(models.toLoad()).containsExactly(a);
    }

    @Test
    void whatWasRefusedForGoodStaysRefusedAndWhatWasRefusedForNowIsLoadedAgainWhenItIsAwaited() {
        models.find(a);
        models.refused(a, RefusedBundleException.forNow("no key"));
        assertThat(models.await(a)).isEmpty();
        assertThat(models.toLoad()).containsExactly(a);
        models.refused(a, new RefusedBundleException("broken"));
        assertThat(models.await(a)).isEmpty();
        assertThat(models.toLoad()).isEmpty();
    }

    @Test
    void aModelIsFoundUnderItsOwnVersionOnly() {
        models.loaded(a, loaded);
        assertThat(models.find(new ModelReference("b", loaded.sha256()))).isEqualTo(Optional.empty());
    }
}
