package io.tidemark.scoring.model.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.scoring.model.Examples;
import io.tidemark.scoring.model.LoadedModel;
import io.tidemark.scoring.model.ModelLoader;
import io.tidemark.scoring.model.parts.BundlePart;
import io.tidemark.scoring.model.parts.RefusedBundleException;
import io.tidemark.scoring.model.signing.KeyFiles;
import io.tidemark.scoring.model.signing.SignaturePolicy;
import io.tidemark.scoring.model.signing.SigningKey;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignedBundleTest {

    @TempDir
    Path keys;

    private final SigningKey key = SigningKey.generate(new SecureRandom());
    private final Bundle unsigned = BundleWriter.write(Examples.manifest(), Examples.parts());
    private final Bundle signed = unsigned.signedBy(key);
    private ModelLoader loader;

    @BeforeEach
    void trust() throws IOException {
        KeyFiles.in(keys).write(key);
        loader = new ModelLoader(new Examples.SumEngines(2), SignaturePolicy.trusting(keys));
    }

    @Test
    void aSignedBundleSaysTheSameAndIsLetIn() {
        Bundle opened = Bundle.open(signed.bytes());
        assertThat(opened.manifest()).isEqualTo(unsigned.manifest());
        assertThat(opened.manifestJson()).isEqualTo(unsigned.manifestJson());
        assertThat(opened.signature()).hasValue(key.sign(unsigned.manifestJson()));
        assertThat(opened.sha256()).isNotEqualTo(unsigned.sha256());
        try (LoadedModel model = loader.load(signed.bytes(), Optional.empty())) {
            assertThat(model.version()).isEqualTo(unsigned.manifest().version());
        }
    }

    @Test
    void anUnsignedBundleIsRefusedAndMayBeAcceptedLater() {
        assertThatThrownBy(() -> loader.load(unsigned, Optional.empty()))
                .isInstanceOfSatisfying(RefusedBundleException.class, refusal -> assertThat(refusal.isForNow())
                        .isTrue())
                .hasMessageStartingWith("the bundle of model m-2018-05-16 is refused: it carries no signature");
        assertThat(unsigned.signature()).isEmpty();
    }

    @Test
    void aNewSignatureTakesThePlaceOfTheOld() {
        SigningKey other = SigningKey.generate(new SecureRandom());
        assertThat(signed.signedBy(other).signature().orElseThrow().keyId()).isEqualTo(other.id());
        assertThatThrownBy(() -> loader.load(signed.signedBy(other), Optional.empty()))
                .hasMessageContaining("not among the trusted keys");
    }

    @Test
    void aSignatureTakenFromAnotherBundleIsRefused() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put(BundlePart.MANIFEST, unsigned.manifestJson());
        entries.put(BundlePart.SIGNATURE, SignatureJson.write(key.sign(new byte[] {1})));
        entries.putAll(Examples.parts());
        assertThatThrownBy(() -> loader.load(BundleTest.zip(entries), Optional.empty()))
                .isInstanceOf(RefusedBundleException.class)
                .hasMessageContaining("changed after the signing");
    }

    @Test
    void aPartThatIsChangedBehindAGoodSignatureIsRefused() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put(BundlePart.MANIFEST, unsigned.manifestJson());
        entries.put(BundlePart.SIGNATURE, SignatureJson.write(key.sign(unsigned.manifestJson())));
        entries.putAll(Examples.parts());
        entries.put(BundlePart.MODEL_JSON, Examples.bytes("{\"another\": 1}"));
        assertThatThrownBy(() -> loader.load(BundleTest.zip(entries), Optional.empty()))
                .hasMessageContaining("its part model.json has the hash");
    }

    @Test
    void somethingElseInThePlaceOfASignatureIsRefused() throws IOException {
        for (String json : new String[] {
            "",
            "[]",
            "{}",
            "{\"algorithm\": \"none\", \"key_id\": \"0123456789abcdef\", \"signature\": \"\"}",
            "{\"algorithm\": \"Ed25519\", \"key_id\": \"me\", \"signature\": \"AAAA\"}",
            "{\"algorithm\": \"Ed25519\", \"key_id\": \"0123456789abcdef\", \"signature\": \"!\"}"
        }) {
            Map<String, byte[]> entries = new LinkedHashMap<>();
            entries.put(BundlePart.MANIFEST, unsigned.manifestJson());
            entries.put(BundlePart.SIGNATURE, Examples.bytes(json));
            entries.putAll(Examples.parts());
            assertThatThrownBy(() -> Bundle.open(BundleTest.zip(entries)))
                    .as(json)
                    .isInstanceOf(RefusedBundleException.class)
                    .hasMessageContaining("signature.json");
        }
    }
}
