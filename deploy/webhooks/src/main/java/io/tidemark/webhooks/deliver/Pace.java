package io.tidemark.webhooks.deliver;

import io.tidemark.webhooks.send.Backoff;
import java.time.Duration;

/**
 * How fast, how often and how long an endpoint is told.
 *
 * @param connecting how long a connection may take
 * @param answering how long the whole of an answer may take
 * @param hold how long one alert is tried while those of its customer wait behind it
 * @param atOnce requests at the same time at most
 * @param inFlight alerts that are read and not taken at most
 */
public record Pace(Duration connecting, Duration answering, Backoff backoff, Duration hold, int atOnce, int inFlight) {}
