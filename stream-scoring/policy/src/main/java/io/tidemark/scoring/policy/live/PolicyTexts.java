package io.tidemark.scoring.policy.live;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.schemas.PolicyText;
import io.tidemark.scoring.policy.Policy;
import io.tidemark.scoring.policy.file.PolicyReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Makes of a policy file what travels in the log. */
public final class PolicyTexts {

    private PolicyTexts() {}

    /**
     * A policy with the catalogue that it was checked against.
     *
     * @param where names the text in the exception
     * @throws io.tidemark.scoring.policy.file.InvalidPolicyException with all that is wrong with it
     */
    public static PolicyText of(String yaml, String where, Catalogue catalogue) {
        String text = canonical(yaml);
        Policy policy = new PolicyReader(catalogue).read(text, where);
        return new PolicyText(policy.name(), policy.version(), sha256(text), text, catalogue.hash(), catalogue.yaml());
    }

    /** Name and version, as people speak of it. */
    public static String name(PolicyText policy) {
        return policy.getName() + " " + policy.getVersion();
    }

    /** The same text from every editor: lines end with a line feed, the last one too. */
    static String canonical(String yaml) {
        String text = yaml.replace("\r\n", "\n").replace('\r', '\n');
        return text.endsWith("\n") ? text : text + "\n";
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
