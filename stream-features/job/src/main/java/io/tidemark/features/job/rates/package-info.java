/** Tells amounts in other currencies, before anything is made of them. */
package io.tidemark.features.job.rates;
