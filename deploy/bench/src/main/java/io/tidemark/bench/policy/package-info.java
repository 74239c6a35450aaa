/** What rules, lists and simulations of policies cost. */
package io.tidemark.bench.policy;
