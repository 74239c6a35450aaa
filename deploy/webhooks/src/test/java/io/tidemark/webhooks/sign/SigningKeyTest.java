package io.tidemark.webhooks.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeyTest {

    /** The specification's own example. */
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final long TIME = 1_614_265_330;
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);

    /** RFC 8032, section 7.1, test 1. */
    private static final String SEED = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";

    private static final String PUBLIC = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

    @TempDir
    Path dir;

    @Test
    void theSpecificationsExampleHasItsSignature() {
        assertThat(SigningKey.of(SECRET).sign(ID, TIME, BODY))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void asymmetricSignaturesFitThePublicKeyWithItBehindTheSeedOrNot() throws Exception {
        StandardVerifier verifier = StandardVerifier.asymmetric(PUBLIC);
        for (String hex : List.of(SEED, SEED + PUBLIC)) {
            String key =
                    "whsk_" + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
            String signature = SigningKey.of(key).sign(ID, TIME, BODY);
            assertThat(signature).startsWith("v1a,");
            assertThat(verifier.accepts(ID, String.valueOf(TIME), signature, BODY, TIME))
                    .isTrue();
            assertThat(verifier.accepts(ID + "x", String.valueOf(TIME), signature, BODY, TIME))
                    .isFalse();
            assertThat(verifier.accepts(ID, String.valueOf(TIME + 1), signature, BODY, TIME))
                    .isFalse();
        }
    }

    @Test
    void whileASecretIsChangedReceiversOfTheOldAndOfTheNewOneAcceptTheSameDelivery() throws Exception {
        String fresh = "whsec_" + Base64.getEncoder().encodeToString(filled(1));
        String other = "whsec_" + Base64.getEncoder().encodeToString(filled(2));
        Path one = Files.writeString(dir.resolve("one"), "# until Monday\n" + SECRET + "\n\n");
        Path two = Files.writeString(dir.resolve("two"), fresh + "\n");
        SecretFiles files = new SecretFiles(List.of(one, two));
        String signatures = files.sign(ID, TIME, BODY);
        for (String key : List.of(SECRET, fresh, other)) {
            assertThat(StandardVerifier.symmetric(key).accepts(ID, String.valueOf(TIME), signatures, BODY, TIME))
                    .isEqualTo(!key.equals(other));
        }
        Files.writeString(one, other + "\n");
        assertThat(StandardVerifier.symmetric(other)
                        .accepts(ID, String.valueOf(TIME), files.sign(ID, TIME, BODY), BODY, TIME))
                .as("the file is read for every delivery")
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "whsec_c2hvcnQ=",
                "whsec_not!base64!MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "whsk_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "whpk_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
            })
    void whatIsNoKeyIsRefusedAndNeverQuoted(String text) throws Exception {
        Path file = Files.writeString(dir.resolve("secret"), text);
        assertThatThrownBy(() -> new SecretFiles(List.of(file)).read())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(file.toString())
                .hasMessageNotContaining(text.substring(text.indexOf('_') + 1))
                .satisfies(e -> assertThat(stackText(e)).doesNotContain(text.substring(text.indexOf('_') + 1)));
        assertThat(SigningKey.of(SECRET).toString()).isEqualTo("SigningKey[v1]");
    }

    @Test
    void noFileAndNoKeyAreToldByName() {
        assertThatThrownBy(() -> new SecretFiles(List.of(dir.resolve("gone"))).read())
                .hasMessageContaining(dir.resolve("gone").toString());
        assertThatThrownBy(() -> new SecretFiles(List.of()).read())
                .hasMessageContaining("write one a line, as whsec_BASE64");
    }

    private static byte[] filled(int value) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private static String stackText(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
