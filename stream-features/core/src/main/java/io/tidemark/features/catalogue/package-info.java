/** What is computed for a transaction: named features, in order, in a file that people can edit. */
package io.tidemark.features.catalogue;
