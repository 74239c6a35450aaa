package io.tidemark.scoring.model.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningTest {

    private static final byte[] MESSAGE = "{ \"version\": \"m\" }".getBytes(StandardCharsets.UTF_8);
    /** RFC 8032, 7.1, test 1: seed, public key and the signature of nothing. */
    private static final String RFC_SEED = "nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=";

    private static final String RFC_PUBLIC = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
    private static final String RFC_SIGNATURE =
            "5VZDAMNgrHKQhuLMgG6CioSHfx645dl02HPgZSJJAVVfuIIVkKM7rMYeOXAc+bRr0lv18FlbviRlUUFDjnoQCw==";

    @TempDir
    Path dir;

    private final SigningKey key = SigningKey.generate(new SecureRandom());

    @Test
    void aWrittenPairSignsWhatItsPublicHalfTrusts() throws IOException {
        KeyFiles files = KeyFiles.in(dir);
        files.write(key);
        SigningKey read = SigningKey.read(files.privateKey());
        assertThat(read.id()).isEqualTo(key.id()).hasSize(16);
        BundleSignature signature = read.sign(MESSAGE);
        assertThat(signature).isEqualTo(key.sign(MESSAGE));
        assertThat(TrustedKeys.read(files.publicKey()).refusal(MESSAGE, signature))
                .isEmpty();
        assertThat(TrustedKeys.read(dir).refusal(MESSAGE, signature)).isEmpty();
    }

    @Test
    void thePrivateKeyIsItsOwnersAlone() throws IOException {
        KeyFiles.in(dir).write(key);
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(KeyFiles.in(dir).privateKey())))
                .isEqualTo("rw-------");
    }

    @Test
    void noKeyIsEverWrittenOverAnother() throws IOException {
        KeyFiles files = KeyFiles.in(dir);
        files.write(key);
        assertThatThrownBy(() -> files.write(SigningKey.generate(new SecureRandom())))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(SigningKey.read(files.privateKey()).id()).isEqualTo(key.id());
    }

    @Test
    void theSignatureIsThatOfTheStandard() throws IOException {
        byte[] prefix = Base64.getDecoder().decode("MC4CAQAwBQYDK2VwBCIEIA==");
        byte[] seed = Base64.getDecoder().decode(RFC_SEED);
        byte[] der = java.util.Arrays.copyOf(prefix, prefix.length + seed.length);
        System.arraycopy(seed, 0, der, prefix.length, seed.length);
        Path file = Files.writeString(
                dir.resolve("rfc.pem"), Pem.of(Pem.PRIVATE_KEY, der).text());
        SigningKey rfc = SigningKey.read(file);
        byte[] encoded = rfc.publicKey().getEncoded();
        assertThat(Base64.getEncoder().encodeToString(java.util.Arrays.copyOfRange(encoded, 12, 44)))
                .isEqualTo(RFC_PUBLIC);
        assertThat(rfc.sign(new byte[0]).base64()).isEqualTo(RFC_SIGNATURE);
    }

    @Test
    void anyOtherByteInMessageOrSignatureIsRefused() throws IOException {
        KeyFiles.in(dir).write(key);
        TrustedKeys trusted = TrustedKeys.read(dir);
        BundleSignature signature = key.sign(MESSAGE);
        for (int i = 0; i < MESSAGE.length; i++) {
            byte[] changed = MESSAGE.clone();
            changed[i] ^= 1;
            assertThat(trusted.refusal(changed, signature))
                    .hasValueSatisfying(why -> assertThat(why).contains("changed after the signing"));
        }
        for (int i = 0; i < 64; i++) {
            byte[] changed = signature.bytes();
            changed[i] ^= 4;
            BundleSignature other =
                    new BundleSignature(key.id(), Base64.getEncoder().encodeToString(changed));
            assertThat(trusted.refusal(MESSAGE, other)).as("byte " + i).isPresent();
        }
    }

    @Test
    void aKeyThatIsNotTrustedOrOnlyPretendsToBeIsRefused() throws IOException {
        KeyFiles.in(dir).write(key);
        SigningKey stranger = SigningKey.generate(new SecureRandom());
        TrustedKeys trusted = TrustedKeys.read(dir);
        assertThat(trusted.refusal(MESSAGE, stranger.sign(MESSAGE)))
                .hasValueSatisfying(why -> assertThat(why).contains(stranger.id(), "not among the trusted keys"));
        BundleSignature pretence =
                new BundleSignature(key.id(), stranger.sign(MESSAGE).base64());
        assertThat(trusted.refusal(MESSAGE, pretence)).isPresent();
    }

    @Test
    void aWithdrawnKeyIsRefusedFromTheNextBundleOn() throws IOException {
        KeyFiles.in(dir).write(key);
        SignaturePolicy policy = SignaturePolicy.trusting(dir);
        Optional<BundleSignature> signature = Optional.of(key.sign(MESSAGE));
        assertThat(policy.refusal(MESSAGE, signature)).isEmpty();
        Files.writeString(dir.resolve("withdrawn"), "# stolen in May\n" + key.id() + " # the laptop's\n");
        assertThat(policy.refusal(MESSAGE, signature))
                .hasValueSatisfying(why -> assertThat(why).contains(key.id() + ", which is withdrawn"));
    }

    @Test
    void besideASingleFileTheListOfWithdrawnKeysHasItsName() throws IOException {
        KeyFiles files = KeyFiles.in(dir);
        files.write(key);
        Files.writeString(dir.resolve("public-key.pem.withdrawn"), key.id());
        assertThat(TrustedKeys.read(files.publicKey()).refusal(MESSAGE, key.sign(MESSAGE)))
                .isPresent();
    }

    @Test
    void aListOfWithdrawnKeysThatCannotBeUnderstoodIsNotTakenForAnEmptyOne() throws IOException {
        KeyFiles.in(dir).write(key);
        Files.writeString(dir.resolve("withdrawn"), "the laptop's\n");
        assertThat(SignaturePolicy.trusting(dir).refusal(MESSAGE, Optional.of(key.sign(MESSAGE))))
                .hasValueSatisfying(why -> assertThat(why).contains("withdrawn", "16 hex digits"));
    }

    @Test
    void unsignedIsRefusedUnlessAllowedAndAllowingItExcusesNoBadSignature() throws IOException {
        KeyFiles.in(dir).write(key);
        assertThat(SignaturePolicy.trusting(dir).refusal(MESSAGE, Optional.empty()))
                .hasValueSatisfying(why -> assertThat(why).contains("carries no signature"));
        SignaturePolicy allowing = new SignaturePolicy(Optional.of(dir), true);
        assertThat(allowing.refusal(MESSAGE, Optional.empty())).isEmpty();
        SigningKey stranger = SigningKey.generate(new SecureRandom());
        assertThat(allowing.refusal(MESSAGE, Optional.of(stranger.sign(MESSAGE))))
                .isPresent();
        assertThat(new SignaturePolicy(Optional.empty(), true).refusal(MESSAGE, Optional.of(key.sign(MESSAGE))))
                .isPresent();
    }

    @Test
    void filesThatHoldNoKeyAreNamed() throws IOException {
        Path empty = Files.writeString(dir.resolve("empty.pem"), "no key");
        assertThatThrownBy(() -> SigningKey.read(empty)).hasMessageContaining("holds 0 private keys");
        assertThatThrownBy(() -> TrustedKeys.read(empty)).hasMessageContaining("holds no public key");
        assertThatThrownBy(() -> TrustedKeys.read(dir)).hasMessageContaining("holds no public key");
        assertThatThrownBy(() -> SigningKey.read(dir.resolve("absent.pem"))).hasMessageContaining("absent.pem");
        Path damaged = Files.writeString(
                dir.resolve("damaged.pem"), Pem.of(Pem.PUBLIC_KEY, new byte[44]).text());
        assertThatThrownBy(() -> TrustedKeys.read(damaged))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no Ed25519 key");
    }
}
