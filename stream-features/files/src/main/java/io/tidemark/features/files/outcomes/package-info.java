/** Outcomes in files: Tidemark's own form, one row each. */
package io.tidemark.features.files.outcomes;
