/** Drift of files: reading them, and the page that shows it. */
package io.tidemark.local.drift;
