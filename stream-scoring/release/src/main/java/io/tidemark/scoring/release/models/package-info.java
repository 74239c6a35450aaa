/** Bundles on the topic {@code models} and deployments on the topic {@code deployments}, as their readers need them. */
package io.tidemark.scoring.release.models;
