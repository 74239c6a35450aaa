package io.tidemark.cli.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.cli.Run;
import io.tidemark.cli.TransactionsCsv;
import io.tidemark.scoring.model.bundle.Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignatureCommandsTest {

    @TempDir
    Path dir;

    private String bundle;
    private String keys;
    private String privateKey;

    @BeforeEach
    void trainAndMakeAKey() throws IOException {
        bundle = dir.resolve("m.zip").toString();
        keys = dir.resolve("keys").toString();
        privateKey = json(Run.of("models", "keygen", "--out", keys, "-o", "json"))
                .get("private_key")
                .asText();
    }

    @Test
    void whatIsSignedIsVerifiedAndWhatIsNotExitsWithThree() throws IOException {
        train();
        Run unsigned = verify();
        assertThat(unsigned.code()).isEqualTo(3);
        assertThat(unsigned.out()).contains("carries no signature").hasLineCount(1);

        String signed = dir.resolve("signed.zip").toString();
        assertThat(Run.of("models", "sign", bundle, "--key", privateKey, "--out", signed)
                        .code())
                .isZero();
        assertThat(verify().code()).as("the bundle itself is as it was").isEqualTo(3);
        bundle = signed;
        JsonNode accepted = json(Run.of("models", "verify", bundle, "--trusted-keys", keys, "-o", "json"));
        assertThat(accepted.get("accepted").asBoolean()).isTrue();
        assertThat(accepted.get("key_id").asText()).hasSize(16);
        assertThat(accepted.get("reason").isNull()).isTrue();
    }

    @Test
    void aBundleIsSignedWhereItLiesAndAStrangersKeyOrAWithdrawnOneIsRefused() throws IOException {
        train("--key", privateKey);
        assertThat(verify().code()).isZero();
        String others = dir.resolve("others").toString();
        Run.of("models", "keygen", "--out", others);
        assertThat(Run.of("models", "sign", bundle, "--key", others + "/signing-key.pem")
                        .code())
                .isZero();
        assertThat(verify().code()).isEqualTo(3);
        assertThat(verify().out()).contains("not among the trusted keys");

        Run.of("models", "sign", bundle, "--key", privateKey);
        assertThat(verify().code()).isZero();
        String id = Bundle.open(Files.readAllBytes(Path.of(bundle)))
                .signature()
                .orElseThrow()
                .keyId();
        Files.writeString(Path.of(keys, "withdrawn"), id);
        assertThat(verify().code()).isEqualTo(3);
        assertThat(verify().out()).contains(id + ", which is withdrawn").hasLineCount(1);
    }

    @Test
    void aDamagedBundleExitsWithThreeAndAMissingOneWithTwo() throws IOException {
        Files.write(Path.of(bundle), new byte[] {'P', 'K'});
        assertThat(verify().code()).isEqualTo(3);
        assertThat(verify().out()).contains("no zip file");
        Files.delete(Path.of(bundle));
        assertThat(verify().code()).isEqualTo(2);
    }

    @Test
    void keysAreNeverWrittenOverAndThePrivateOneIsItsOwnersAlone() throws IOException {
        Run again = Run.of("models", "keygen", "--out", keys);
        assertThat(again.code()).isNotZero();
        assertThat(again.err()).contains("is there already").hasLineCount(1);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(privateKey))))
                .isEqualTo("rw-------");
    }

    @Test
    void publishingElsewhereAsksWhichKeysAreTrustedThere() throws IOException {
        Files.write(Path.of(bundle), new byte[] {'P', 'K'});
        Run run = Run.of(
                "models",
                "publish",
                bundle,
                "--bootstrap-servers",
                "127.0.0.1:1",
                "--schema-registry",
                "http://127.0.0.1:1");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--trusted-keys").hasLineCount(1);
    }

    private Run verify() {
        return Run.of("models", "verify", bundle, "--trusted-keys", keys);
    }

    private void train(String... more) throws IOException {
        Path transactions = TransactionsCsv.write(dir.resolve("tx.csv"), TransactionsCsv.rows(1_500));
        String[] words = {
            "train",
            "--transactions",
            transactions.toString(),
            "--mapping",
            "handbook",
            "--params",
            "rounds=3",
            "--train",
            "2024-01-05..2024-01-20",
            "--out",
            bundle
        };
        String[] all = java.util.Arrays.copyOf(words, words.length + more.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        Run run = Run.of(all);
        assertThat(run.code()).as(run.err()).isZero();
    }

    private static JsonNode json(Run run) throws IOException {
        assertThat(run.code()).as(run.err()).isZero();
        return new ObjectMapper().readTree(run.out());
    }
}
