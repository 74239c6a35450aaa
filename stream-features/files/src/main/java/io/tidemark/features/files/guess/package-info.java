/**
 * Proposes a mapping for a file that nobody has described: from its header and its first rows, with the reason of each
 * line.
 */
package io.tidemark.features.files.guess;
