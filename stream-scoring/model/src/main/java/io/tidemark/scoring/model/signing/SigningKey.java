package io.tidemark.scoring.model.signing;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/** An Ed25519 key pair that signs manifests. Thread-safe. */
public final class SigningKey {

    static final String ALGORITHM = "Ed25519";
    private final PrivateKey privateKey;
    private final PublicKey publicKey;

    private SigningKey(PrivateKey privateKey, PublicKey publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    /** A new key pair. */
    public static SigningKey generate(SecureRandom random) {
        KeyPair pair = pair(random);
        return new SigningKey(pair.getPrivate(), pair.getPublic());
    }

    /**
     * Reads a private key, PKCS#8 in PEM, as {@link KeyFiles} or {@code openssl genpkey -algorithm ed25519} write it.
     *
     * @throws IllegalArgumentException in one sentence, if the file holds none
     */
    public static SigningKey read(Path file) {
        List<Pem> keys = Pem.blocks(file).stream()
                .filter(block -> block.label().equals(Pem.PRIVATE_KEY))
                .toList();
        if (keys.size() != 1) {
            throw new IllegalArgumentException("the file " + file + " holds " + keys.size()
                    + " private keys in PEM where one is needed; make a key with: tidemark models keygen");
        }
        try {
            PrivateKey key = KeyFactory.getInstance(ALGORITHM)
                    .generatePrivate(new PKCS8EncodedKeySpec(keys.get(0).der()));
            return new SigningKey(key, publicHalf(key));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the private key in " + file + " is no " + ALGORITHM
                            + " key in PKCS#8; make one with: tidemark models keygen",
                    e);
        }
    }

    /** Names the pair, see {@link BundleSignature#keyId}. */
    public String id() {
        return KeyId.of(publicKey);
    }

    public BundleSignature sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(privateKey);
            signature.update(message);
            return new BundleSignature(id(), Base64.getEncoder().encodeToString(signature.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("an " + ALGORITHM + " key can sign anything", e);
        }
    }

    PublicKey publicKey() {
        return publicKey;
    }

    Pem privatePem() {
        return Pem.of(Pem.PRIVATE_KEY, privateKey.getEncoded());
    }

    Pem publicPem() {
        return Pem.of(Pem.PUBLIC_KEY, publicKey.getEncoded());
    }

    /**
     * A PKCS#8 file holds the seed alone. The JDK has no way from a seed to the public half but to generate a pair from
     * it; that the pair is the right one is checked.
     */
    private static PublicKey publicHalf(PrivateKey key) {
        byte[] seed = ((EdECPrivateKey) key)
                .getBytes()
                .orElseThrow(() -> new IllegalArgumentException("the key does not show its seed"));
        KeyPair pair = pair(new Seed(seed));
        if (!java.util.Arrays.equals(pair.getPrivate().getEncoded(), key.getEncoded())) {
            throw new IllegalArgumentException("the public half of the key cannot be found with this Java platform");
        }
        return pair.getPublic();
    }

    private static KeyPair pair(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(NamedParameterSpec.ED25519, random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform since 15 has " + ALGORITHM, e);
        }
    }

    /** Gives out a seed in place of chance. */
    private static final class Seed extends SecureRandom {

        private static final long serialVersionUID = 1L;

        private final transient byte[] seed;

        private Seed(byte[] seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
