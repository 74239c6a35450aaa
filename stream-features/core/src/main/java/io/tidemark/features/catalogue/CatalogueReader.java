package io.tidemark.features.catalogue;

import io.tidemark.features.catalogue.field.DeclaredNumbers;
import io.tidemark.features.yaml.Problem;
import io.tidemark.features.yaml.Problems;
import io.tidemark.features.yaml.YamlMap;
import io.tidemark.nouns.Nouns;
import io.tidemark.schemas.door.Currencies;
import io.tidemark.settings.Nearest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads catalogues. The form of the file is described at the head of the shipped ones. */
public final class CatalogueReader {

    /** The catalogues that come with the product. */
    public static final List<String> SHIPPED = List.of("handbook", "payments");

    private CatalogueReader() {}

    /** Reads the text of a catalogue file; throws {@link InvalidCatalogueException} with all its problems. */
    public static Catalogue read(String yaml) {
        return read(yaml, "the catalogue");
    }

    /** A catalogue that comes with the product, by its name. */
    public static Catalogue shipped(String name) {
        try (InputStream in = CatalogueReader.class.getResourceAsStream(name + ".yaml")) {
            if (in == null || !SHIPPED.contains(name)) {
                throw unknown(name);
            }
            return read(new String(in.readAllBytes(), StandardCharsets.UTF_8), "the catalogue " + name);
        } catch (IOException e) {
            throw new UncheckedIOException("the shipped catalogue " + name + " cannot be read", e);
        }
    }

    /** A shipped catalogue by its name, or else a file by its path. */
    public static Catalogue resolve(String nameOrPath) {
        if (SHIPPED.contains(nameOrPath)) {
            return shipped(nameOrPath);
        }
        Path path = Path.of(nameOrPath);
        if (!Files.isRegularFile(path)) {
            throw unknown(nameOrPath);
        }
        try {
            return read(Files.readString(path), "the catalogue " + path);
        } catch (IOException e) {
            throw new InvalidCatalogueException(
                    "the catalogue " + path,
                    List.of(new Problem(1, "it cannot be read as UTF-8 text (" + e + ")", "check the file")));
        }
    }

    private static InvalidCatalogueException unknown(String name) {
        return new InvalidCatalogueException(
                "the catalogue " + name,
                List.of(new Problem(
                        1,
                        "there is neither a shipped catalogue nor a file of this name",
                        Nearest.suggestion(name, SHIPPED))));
    }

    private static Catalogue read(String yaml, String where) {
        Problems problems = new Problems();
        Optional<Catalogue> catalogue = YamlMap.read(yaml, problems).map(root -> catalogue(root, yaml, problems));
        if (catalogue.isEmpty() || !problems.none()) {
            throw new InvalidCatalogueException(where, problems.all());
        }
        return catalogue.get();
    }

    private static Catalogue catalogue(YamlMap root, String yaml, Problems problems) {
        root.allow(
                "name",
                "zone",
                "currency",
                "dictionaries",
                "numbers",
                "undeclared_numbers",
                "features",
                "reasons",
                "nouns");
        String name = root.required("name", "write 'name: my-catalogue' on the first line")
                .orElse("");
        Optional<ZoneId> zone = zone(root, problems);
        String currency = currency(root, problems);
        Map<String, List<String>> dictionaries = new DictionaryReader(problems).read(root);
        DeclaredNumbers numbers = new NumbersReader(problems).read(root);
        FeatureReader reader = new FeatureReader(problems, root.has("zone"), currency, dictionaries.keySet(), numbers);
        List<YamlMap> entries = root.maps("features");
        if (entries.isEmpty()) {
            problems.add(root.line("features"), "there are no features", "list at least one below 'features:'");
        }
        List<Feature> features = new ArrayList<>();
        entries.forEach(entry -> reader.read(entry).ifPresent(features::add));
        List<FeatureReason> reasons = new ReasonReader(features, reader.names(), problems).read(root);
        Catalogue catalogue = new Catalogue(
                name,
                zone.orElse(ZoneOffset.UTC),
                currency,
                dictionaries,
                features,
                reasons,
                numbers,
                nouns(root, problems),
                yaml);
        new CatalogueCheck(catalogue, reader, problems).check();
        return catalogue;
    }

    private static Nouns nouns(YamlMap root, Problems problems) {
        Map<String, String> said = new TreeMap<>();
        root.map("nouns")
                .ifPresent(map -> map.keys().forEach(word -> map.text(word).ifPresent(noun -> Nouns.problem(word, noun)
                        .ifPresentOrElse(
                                why -> problems.add(map.line(word), "'" + word + ": " + noun + "' of 'nouns'", why),
                                () -> said.put(word, noun)))));
        return new Nouns(said);
    }

    private static String currency(YamlMap root, Problems problems) {
        String currency = root.text("currency").orElse("");
        boolean known = currency.isEmpty()
                || currency.equals(Catalogue.SINGLE_CURRENCY)
                || currency.equals(Catalogue.OWN_CURRENCY)
                || Currencies.minorUnitsPerMajor(currency).isPresent();
        if (!known) {
            problems.add(
                    root.line("currency"),
                    "'" + currency + "' is no ISO 4217 currency",
                    "write a code such as EUR, 'own' if amounts are to meet those in their own currency, or 'single' if"
                            + " all are in one, whichever");
        }
        return currency;
    }

    private static Optional<ZoneId> zone(YamlMap root, Problems problems) {
        try {
            return root.text("zone").map(ZoneId::of);
        } catch (DateTimeException e) {
            problems.add(
                    root.line("zone"),
                    "'" + root.text("zone").orElse("") + "' is no time zone",
                    "write UTC or a region such as Europe/Brussels");
            return Optional.empty();
        }
    }
}
