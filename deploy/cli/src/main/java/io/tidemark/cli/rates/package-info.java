/** {@code tidemark rates}: what amounts in other currencies are worth, from when on. */
package io.tidemark.cli.rates;
