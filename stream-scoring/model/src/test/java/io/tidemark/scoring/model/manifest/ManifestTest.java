package io.tidemark.scoring.model.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemark.nouns.Noun;
import io.tidemark.nouns.Nouns;
import io.tidemark.scoring.model.Examples;
import io.tidemark.scoring.model.parts.RefusedBundleException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestTest {

    private final String json = new String(Examples.manifest().toJson(), StandardCharsets.UTF_8);

    @Test
    void aManifestGoesThroughJsonUnchanged() {
        assertThat(read(json)).isEqualTo(Examples.manifest());
        assertThat(json).contains("\"label_delay\" : \"PT168H\"").contains("\"review_threshold\" : 0.25");
    }

    @Test
    void whichFeaturesWereEverMissingIsKeptWithTheTrainingAndUnknownInEarlierManifests() {
        assertThat(read(json).training().everMissing()).isEmpty();
        String known = json.replace("\"frauds\" : 598", "\"frauds\" : 598, \"ever_missing\" : [\"night\"]");
        Manifest manifest = read(known);
        assertThat(manifest.training().everMissing()).contains(Set.of("night"));
        assertThat(read(new String(manifest.toJson(), StandardCharsets.UTF_8))).isEqualTo(manifest);
        assertThat(read(known.replace("[\"night\"]", "[]")).training().everMissing())
                .contains(Set.of());
    }

    @Test
    void nounsAreKeptWhereACatalogueHasItsOwnAndAreNotWrittenWhereNot() {
        assertThat(json).doesNotContain("nouns");
        assertThat(read(json).nouns()).isEqualTo(Nouns.USUAL);
        String own = json.replace("\"parts\"", "\"nouns\" : {\"event\": \"reading\"}, \"parts\"");
        Manifest manifest = read(own);
        assertThat(manifest.nouns().of(Noun.EVENTS)).isEqualTo("readings");
        assertThat(read(new String(manifest.toJson(), StandardCharsets.UTF_8))).isEqualTo(manifest);
        assertThat(read(new String(manifest.withParts(Map.of()).toJson(), StandardCharsets.UTF_8))
                        .nouns())
                .isEqualTo(manifest.nouns());
        assertThat(read(own.replace("{\"event\"", "{\"of_a_later_version\": \"%s\", \"event\"")))
                .isEqualTo(manifest);
        assertThatThrownBy(() -> read(own.replace("reading", "%n{x}")))
                .isInstanceOf(RefusedBundleException.class)
                .hasMessageContaining("event: this is no noun");
    }

    @Test
    void whereTheRowsAreReadAgainIsKeptWithTheTraining() {
        String dataSet = "\"data_set\" : {\"sha256\": \"" + "0".repeat(64) + "\", \"rows\": 900, \"frauds\": 9,"
                + " \"range\": \"PT1440H\", \"log\": [{\"topic\": \"scores\", \"partition\": 3, \"from\": 5, \"until\": 905}]}";
        String known = json.replace("\"frauds\" : 598", "\"frauds\" : 598, " + dataSet);

        Manifest manifest = read(known);

        assertThat(manifest.training().dataSet())
                .contains(new DataSet(
                        "0".repeat(64), 900, 9, Duration.ofDays(60), List.of(new LogRange("scores", 3, 5, 905))));
        assertThat(read(new String(manifest.toJson(), StandardCharsets.UTF_8))).isEqualTo(manifest);
        Manifest sampled = read(known.replace(
                "\"range\": \"PT1440H\"",
                "\"range\": \"PT1440H\", \"sampling\": {\"most\": 900, \"seed\": 17, \"share\": 0.125}"));
        assertThat(sampled.training().dataSet().orElseThrow().sampling()).contains(new Sampling(900, 17, 0.125));
        assertThat(read(new String(sampled.toJson(), StandardCharsets.UTF_8))).isEqualTo(sampled);
        assertThatThrownBy(() -> read(known.replace("905}", "4}"))).hasMessageContaining("from 5 until 4");
        assertThatThrownBy(() -> read(known.replace("\"partition\": 3", "\"partition\": 99999999999")))
                .hasMessageContaining("partition is 99999999999");
    }

    @Test
    void theReleaseShareIsKeptWithThePolicyAndNothingIsReleasedByEarlierManifests() {
        assertThat(read(json).policy().releaseShare()).isZero();
        String known = json.replace("\"review_threshold\"", "\"release_share\" : 0.02, \"review_threshold\"");
        Manifest manifest = read(known);
        assertThat(manifest.policy().releaseShare()).isEqualTo(0.02);
        assertThat(read(new String(manifest.toJson(), StandardCharsets.UTF_8))).isEqualTo(manifest);
        assertThatThrownBy(() -> read(known.replace("0.02", "1.02"))).hasMessageContaining("from 0 to 1, but is 1.02");
    }

    @Test
    void fieldsOfLaterVersionsAreIgnored() {
        assertThat(read(json.replaceFirst("\\{", "{ \"later\": [1, 2],"))).isEqualTo(Examples.manifest());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"created_at\"         | \"made_at\"          | created_at is missing",
                "\"frauds\" : 598       | \"frauds\" : \"598\" | training.frauds is not a whole number",
                "2018-05-16T00:00:00Z   | yesterday            | training.from is 'yesterday'",
                "\"review_threshold\" : 0.25 | \"review_threshold\" : 0.9 | review_threshold <= decline_threshold",
                "m-2018-05-16           | m/1                  | version is 'm/1'",
                "\"night\"              | \"amount\"           | names a feature twice",
                "\"night\"              | 3                    | feature_names holds 3",
                "\"eta\" : \"0.1\"      | \"eta\" : 0.1        | training.params.eta is not text",
                "\"policy\"             | \"version\"          | Duplicate field 'version'",
            })
    void aManifestWithAWrongFieldIsRefusedNamingIt(String found, String replacement, String message) {
        assertThat(json).contains(found);
        assertThatThrownBy(() -> read(json.replace(found, replacement)))
                .isInstanceOf(RefusedBundleException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aManifestThatLacksAFieldOrHasSomethingElseInItsPlaceIsRefused() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        JsonNode whole = mapper.readTree(json);
        List<String> names = new ArrayList<>();
        whole.fieldNames().forEachRemaining(names::add);
        names.removeAll(List.of("calibration", "reasons"));
        for (String name : names) {
            ObjectNode lacking = ((ObjectNode) whole.deepCopy()).without(name);
            ObjectNode wrong = ((ObjectNode) whole.deepCopy()).put(name, true);
            assertThatThrownBy(() -> read(lacking.toString()))
                    .isInstanceOf(RefusedBundleException.class)
                    .hasMessageContaining(name + " is missing");
            assertThatThrownBy(() -> read(wrong.toString()))
                    .isInstanceOf(RefusedBundleException.class)
                    .hasMessageContaining(name + " is not");
        }
        assertThatThrownBy(() -> read("{}")).isInstanceOf(RefusedBundleException.class);
    }

    @Test
    void somethingElseThanAnObjectIsRefused() {
        assertThatThrownBy(() -> read("[]")).hasMessageContaining("no JSON object");
        assertThatThrownBy(() -> read("")).hasMessageContaining("no JSON object");
        assertThatThrownBy(() -> read(json + "x")).hasMessageContaining("no sound JSON");
        assertThatThrownBy(() -> read("[".repeat(100_000))).isInstanceOf(RefusedBundleException.class);
    }

    private static Manifest read(String json) {
        return Manifest.fromJson(json.getBytes(StandardCharsets.UTF_8));
    }
}
