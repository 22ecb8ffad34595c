package io.segc.flink.engine;

/**
 * SEMANTICS §7. That a user is in a segment.
 *
 * @param expiresAt when it ends without renewal, epoch ms
 * @param eventIds the ids of the events that decided it
 */
record Membership(long expiresAt, String[] eventIds) {}
