/** Decimal amounts as whole minor units of their currencies. */
package io.tidemark.features.files.money;
