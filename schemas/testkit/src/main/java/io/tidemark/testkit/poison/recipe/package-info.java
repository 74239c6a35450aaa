/**
 * The classes of poison, by what is wrong with them. To add one, add a constant to the list that holds its siblings.
 */
package io.tidemark.testkit.poison.recipe;
