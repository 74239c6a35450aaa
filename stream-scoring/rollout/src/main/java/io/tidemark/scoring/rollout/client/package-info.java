/** How models are published and steps asked for, by whoever is not the rollout. */
package io.tidemark.scoring.rollout.client;
