/** What a transaction says, and the conditions on it by which a feature counts. */
package io.tidemark.features.catalogue.field;
