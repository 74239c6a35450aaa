package io.tidemark.testkit.poison.recipe;

import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.ModelBundle;
import io.tidemark.testkit.poison.Ingredients;
import io.tidemark.testkit.poison.Poison;
import io.tidemark.testkit.poison.PoisonRecord;
import io.tidemark.testkit.poison.treatment.Buried;
import io.tidemark.testkit.poison.treatment.Disowned;
import io.tidemark.testkit.poison.treatment.PassedOver;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Bundles that are none, or not whole, or lie where nobody may look. */
public final class ModelBundles {

    private ModelBundles() {}

    public static List<Poison> all() {
        List<Poison> all = new ArrayList<>(Undecodable.of(
                Topics.MODELS,
                kit -> bundle(kit).build(),
                Buried.as("not_avro"),
                Buried.as("unknown_schema_id"),
                Buried.as("incompatible_schema")));
        all.addAll(List.of(
                Poison.one(
                        "model-no-value",
                        Topics.MODELS,
                        kit -> PoisonRecord.of(Topics.MODELS, kit.id(), null, new PassedOver())),
                disowned("bundle-of-nothing", (kit, bundle) -> bundle.setBundle(ByteBuffer.allocate(0))),
                disowned("bundle-of-garbage", (kit, bundle) -> bundle.setBundle(ByteBuffer.wrap(kit.bytes(2_000)))),
                disowned("bundle-cut-off", (kit, bundle) -> bundle.setBundle(ByteBuffer.wrap(cut(kit, zip("{}"))))),
                disowned("bundle-without-manifest", (kit, bundle) -> bundle.setBundle(ByteBuffer.wrap(zip(null)))),
                disowned("bundle-with-an-empty-manifest", (kit, bundle) -> bundle.setBundle(ByteBuffer.wrap(zip("")))),
                disowned(
                        "bundle-whose-manifest-is-null",
                        (kit, bundle) -> bundle.setBundle(ByteBuffer.wrap(zip("null")))),
                disowned(
                        "bundle-whose-manifest-is-a-list",
                        (kit, bundle) -> bundle.setBundle(ByteBuffer.wrap(zip("[1, 2]")))),
                disowned(
                                "bundle-with-a-deep-manifest",
                                (kit, bundle) -> bundle.setBundle(ByteBuffer.wrap(zip("[".repeat(100_000)))))
                        .atMost(4),
                disowned("bundle-bomb", (kit, bundle) -> bundle.setBundle(ByteBuffer.wrap(zip(" ".repeat(64 << 20)))))
                        .atMost(2),
                disowned("bundle-in-a-file-of-this-machine", (kit, bundle) -> bundle.setBundle(ByteBuffer.allocate(0))
                        .setBundleUri("file:///etc/hostname")),
                disowned("bundle-at-no-address", (kit, bundle) -> bundle.setBundle(ByteBuffer.allocate(0))
                        .setBundleUri("::not a uri\n::")),
                disowned(
                        "bundle-with-another-manifest-outside",
                        (kit, bundle) -> bundle.setManifest(ByteBuffer.wrap("{}".getBytes(StandardCharsets.UTF_8)))),
                Poison.of(
                        "version-published-twice",
                        Topics.MODELS,
                        kit -> List.of(
                                record(kit, bundle(kit).build()),
                                record(
                                        kit,
                                        bundle(kit)
                                                .setBundle(ByteBuffer.wrap(kit.bytes(100)))
                                                .build()))),
                Poison.one("model-bomb", Topics.MODELS, kit -> PoisonRecord.of(
                                        Topics.MODELS,
                                        kit.id(),
                                        new byte[30 << 20],
                                        Buried.as("oversized_record", "not_avro")
                                                .unlessRefused())
                                .compress())
                        .atMost(2)));
        return all.stream()
                .map(poison -> poison.atMost(Math.min(20, poison.mostDoses())))
                .toList();
    }

    private static Poison disowned(String name, BiConsumer<Ingredients, ModelBundle.Builder> spoil) {
        return Poison.one(name, Topics.MODELS, kit -> {
            ModelBundle.Builder builder = bundle(kit);
            spoil.accept(kit, builder);
            return record(kit, builder.build());
        });
    }

    private static PoisonRecord record(Ingredients kit, ModelBundle bundle) {
        return PoisonRecord.of(
                Topics.MODELS,
                bundle.getVersion(),
                kit.encode(Topics.MODELS, bundle),
                new Disowned(bundle.getVersion()));
    }

    private static ModelBundle.Builder bundle(Ingredients kit) {
        return ModelBundle.newBuilder()
                .setVersion(kit.id())
                .setBundleSha256(kit.text(64))
                .setBundle(ByteBuffer.wrap(zip("{}")))
                .setPublishedAt(kit.time())
                .setPublishedBy("poison");
    }

    private static byte[] cut(Ingredients kit, byte[] whole) {
        return Arrays.copyOf(whole, 1 + kit.random().nextInt(whole.length - 1));
    }

    /** @param manifest null for none */
    private static byte[] zip(String manifest) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            entry(zip, "model.json", "{}");
            if (manifest != null) {
                entry(zip, "manifest.json", manifest);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void entry(ZipOutputStream zip, String name, String content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(0); // The same seed gives the same bytes.
        zip.putNextEntry(entry);
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
