/** Models and scores that lie in files: models that others trained made into bundles, rows scored, scores evaluated. */
package io.tidemark.training.files;
