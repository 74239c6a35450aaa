/**
 * Who vouches for a bundle: Ed25519 keys, signatures, and which of them are trusted. The JDK's own cryptography only.
 */
package io.tidemark.scoring.model.signing;
