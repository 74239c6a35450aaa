/** A broker and a registry that ask who comes: TLS, passwords, and rights by topic, as production has them. */
package io.tidemark.embedded.guarded;
