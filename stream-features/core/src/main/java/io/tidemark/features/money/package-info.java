/** Money as exact integers of minor units. */
package io.tidemark.features.money;
