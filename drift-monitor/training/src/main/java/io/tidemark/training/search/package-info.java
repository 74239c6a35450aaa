/**
 * Which parameters to train by: some drawn at random, each trained on the older rows and stopped where the newer ones
 * gain no more.
 */
package io.tidemark.training.search;
