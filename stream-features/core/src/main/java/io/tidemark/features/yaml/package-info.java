/** Reads small YAML files that people edit, and says of every problem where it is, why, and what to try. */
package io.tidemark.features.yaml;
