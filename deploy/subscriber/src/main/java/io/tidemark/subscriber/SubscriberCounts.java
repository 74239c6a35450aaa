package io.tidemark.subscriber;

/**
 * What a subscriber has done since it began.
 *
 * @param delivered alerts that were handed over
 * @param done alerts that were dealt with
 * @param filtered alerts that were not wanted
 * @param unreadable records that no alert could be made of
 * @param inFlight alerts that are handed over and not dealt with
 */
public record SubscriberCounts(long delivered, long done, long filtered, long unreadable, int inFlight) {}
