/** What several commands have in common on the command line: what they say and how, and how files are written. */
package io.tidemark.local.options;
