/** What must be fast, each beside its peer in one run, with the values of both checked to be equal. */
package io.tidemark.bench;
