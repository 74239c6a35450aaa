/** Two files of the same columns: read, matched by name and content, and compared. */
package io.tidemark.cli.compare;
