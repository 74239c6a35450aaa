/** {@code tidemark lists}: what stands in the lists of policies. */
package io.tidemark.cli.lists;
