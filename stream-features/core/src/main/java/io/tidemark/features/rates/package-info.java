/** Tables of rates: what amounts in other currencies are worth, from when on, exactly. */
package io.tidemark.features.rates;
