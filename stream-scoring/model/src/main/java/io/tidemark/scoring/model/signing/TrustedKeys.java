package io.tidemark.scoring.model.signing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The public keys whose signatures count, and those that count no more.
 *
 * @param place where they were read
 * @param keys by {@link KeyId}
 * @param withdrawn ids of keys that are refused, trusted or not
 */
public record TrustedKeys(Path place, Map<String, PublicKey> keys, Set<String> withdrawn) {

    /** The name of the list of withdrawn keys in a directory of keys; beside a single file, its ending. */
    public static final String WITHDRAWN = "withdrawn";

    public TrustedKeys {
        keys = Map.copyOf(keys);
        withdrawn = Set.copyOf(withdrawn);
    }

    /**
     * Reads public keys in PEM: of a file, or of all files in a directory that end with {@code .pem}, where private
     * keys are passed over. Ids of withdrawn keys are read, one a line, from the directory's file {@code withdrawn}, or
     * from the one with {@code .withdrawn} behind the file's name; {@code #} begins a comment.
     *
     * @throws IllegalArgumentException in one sentence, if there is nothing to read or something cannot be
     */
    public static TrustedKeys read(Path place) {
        Map<String, PublicKey> keys = new TreeMap<>();
        for (Path file : files(place)) {
            for (Pem block : Pem.blocks(file)) {
                if (block.label().equals(Pem.PUBLIC_KEY)) {
                    PublicKey key = key(block, file);
                    keys.put(KeyId.of(key), key);
                }
            }
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException(
                    place + " holds no public key in PEM; make one with: tidemark models keygen");
        }
        return new TrustedKeys(place, keys, withdrawn(place));
    }

    /** Why a signature does not count, as the end of a sentence about a bundle; empty if it does. */
    public Optional<String> refusal(byte[] message, BundleSignature signature) {
        String id = signature.keyId();
        if (withdrawn.contains(id)) {
            return Optional.of(
                    "it is signed with the key " + id + ", which is withdrawn; sign it anew with another trusted key");
        }
        PublicKey key = keys.get(id);
        if (key == null) {
            return Optional.of("it is signed with the key " + id + ", which is not among the trusted keys of " + place);
        }
        return holds(message, signature, key)
                ? Optional.empty()
                : Optional.of("its signature is not one of its manifest by the key " + id
                        + ": one of the two was changed after the signing");
    }

    private static boolean holds(byte[] message, BundleSignature signature, PublicKey key) {
        try {
            Signature verifier = Signature.getInstance(SigningKey.ALGORITHM);
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature.bytes());
        } catch (GeneralSecurityException e) {
            return false; // The bytes cannot be a signature at all.
        }
    }

    private static List<Path> files(Path place) {
        if (!Files.isDirectory(place)) {
            return List.of(place);
        }
        try (Stream<Path> entries = Files.list(place)) {
            return entries.filter(file -> file.toString().endsWith(".pem"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new IllegalArgumentException("the directory of trusted keys " + place + " cannot be read", e);
        }
    }

    private static PublicKey key(Pem block, Path file) {
        try {
            return KeyFactory.getInstance(SigningKey.ALGORITHM).generatePublic(new X509EncodedKeySpec(block.der()));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "a public key in " + file + " is no " + SigningKey.ALGORITHM + " key in X.509", e);
        }
    }

    private static Set<String> withdrawn(Path place) {
        Path list = Files.isDirectory(place)
                ? place.resolve(WITHDRAWN)
                : place.resolveSibling(place.getFileName() + "." + WITHDRAWN);
        Set<String> ids = new TreeSet<>();
        if (!Files.exists(list)) {
            return ids;
        }
        try {
            for (String line : Files.readAllLines(list, StandardCharsets.UTF_8)) {
                String id = line.replaceFirst("#.*", "").strip();
                if (!id.isEmpty()) {
                    KeyId.require(id);
                    ids.add(id);
                }
            }
            return ids;
        } catch (IOException | IllegalArgumentException e) {
            // A list that cannot be understood must not pass for an empty one.
            throw new IllegalArgumentException(
                    "the list of withdrawn keys " + list + " cannot be read: " + e.getMessage(), e);
        }
    }
}
