/** The feature engine over CSV files: mappings, rows, labels replayed when they were observed, vectors out. */
package io.tidemark.features.files;
