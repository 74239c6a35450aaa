/**
 * Tables as people have them: CSV in whatever dialect, packed or not, read in one way by every command. What cannot be
 * read for certain is refused in one sentence with its line.
 */
package io.tidemark.features.files.table;
