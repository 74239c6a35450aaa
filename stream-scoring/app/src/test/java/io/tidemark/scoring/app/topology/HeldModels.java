package io.tidemark.scoring.app.topology;

import io.tidemark.schemas.ModelReference;
import io.tidemark.scoring.model.LoadedModel;
import io.tidemark.scoring.release.models.ModelDirectory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Models that a test hands over when it wants to; nobody waits. */
final class HeldModels implements ModelDirectory {

    private final Map<ModelReference, LoadedModel> held = new HashMap<>();
    final Map<Object, Set<ModelReference>> holding = new HashMap<>();
    final List<ModelReference> awaited = new ArrayList<>();

    ModelReference put(LoadedModel model) {
        ModelReference reference = reference(model);
        held.put(reference, model);
        return reference;
    }

    static ModelReference reference(LoadedModel model) {
        return new ModelReference(model.version(), model.sha256());
    }

    @Override
    public Optional<LoadedModel> find(ModelReference model) {
        return Optional.ofNullable(held.get(model));
    }

    @Override
    public Optional<LoadedModel> await(ModelReference model) {
        awaited.add(model);
        return find(model);
    }

    @Override
    public void hold(Object task, long sequence, Set<ModelReference> models) {
        holding.put(task, models);
    }

    @Override
    public void release(Object task) {
        holding.remove(task);
    }
}
