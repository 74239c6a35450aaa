package io.tidemark.scoring.model.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemark.scoring.model.forest.ForestSize;
import io.tidemark.scoring.model.parts.BundlePart;
import io.tidemark.scoring.model.parts.Json;
import io.tidemark.scoring.model.signing.BundleSignature;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What differs between two bundles.
 *
 * @param features what became of the features
 * @param changes every other field of the manifest, of the forest's shape and of the signature that differs, by its
 *     path, e.g. {@code metrics.auc_roc}
 */
public record BundleDiff(Features features, List<Change> changes) {

    /**
     * @param added in the order of the second bundle
     * @param removed in the order of the first
     * @param moved those in both that stand in another order among each other
     */
    public record Features(List<String> added, List<String> removed, List<String> moved) {}

    /** A field with its value in each bundle, text, number or truth; null where it is absent. */
    public record Change(String field, Object a, Object b) {}

    public static BundleDiff of(Bundle a, Bundle b) {
        Map<String, Object> left = fields(a);
        Map<String, Object> right = fields(b);
        List<Change> changes = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>(left.keySet());
        names.addAll(right.keySet());
        for (String name : names) {
            if (!Objects.equals(left.get(name), right.get(name))) {
                changes.add(new Change(name, left.get(name), right.get(name)));
            }
        }
        return new BundleDiff(features(a.manifest().featureNames(), b.manifest().featureNames()), changes);
    }

    /** Whether nothing differs. */
    public boolean same() {
        return changes.isEmpty()
                && features.added().isEmpty()
                && features.removed().isEmpty()
                && features.moved().isEmpty();
    }

    private static Features features(List<String> a, List<String> b) {
        List<String> added = new ArrayList<>(b);
        added.removeAll(a);
        List<String> removed = new ArrayList<>(a);
        removed.removeAll(b);
        List<String> keptOfA = new ArrayList<>(a);
        keptOfA.retainAll(b);
        List<String> keptOfB = new ArrayList<>(b);
        keptOfB.retainAll(a);
        List<String> moved = new ArrayList<>();
        for (int i = 0; i < keptOfA.size(); i++) {
            if (!keptOfA.get(i).equals(keptOfB.get(i))) {
                moved.add(keptOfA.get(i));
            }
        }
        return new Features(added, removed, moved);
    }

    private static Map<String, Object> fields(Bundle bundle) {
        Map<String, Object> fields = new TreeMap<>();
        ObjectNode manifest = (ObjectNode) Json.read(bundle.manifest().toJson(), BundlePart.MANIFEST);
        manifest.remove("feature_names");
        flatten("", manifest, fields);
        ForestSize.of(bundle.model(), bundle.modelFormat()).ifPresent(shape -> {
            fields.put("forest.trees", shape.trees());
            fields.put("forest.leaves", shape.leaves());
            fields.put("forest.depth", shape.depth());
        });
        bundle.signature().map(BundleSignature::keyId).ifPresent(key -> fields.put("signature.key_id", key));
        return fields;
    }

    private static void flatten(String path, JsonNode node, Map<String, Object> into) {
        node.fields().forEachRemaining(field -> {
            String name = path + field.getKey();
            JsonNode value = field.getValue();
            if (value.isObject()) {
                flatten(name + ".", value, into);
            } else {
                into.put(
                        name,
                        value.isNumber()
                                ? value.numberValue()
                                : value.isTextual() ? value.textValue() : value.toString());
            }
        });
    }
}
