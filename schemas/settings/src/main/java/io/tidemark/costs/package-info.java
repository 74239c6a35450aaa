/** What decisions are expected to cost: the one place where policies and trainings look for the cheapest. */
package io.tidemark.costs;
