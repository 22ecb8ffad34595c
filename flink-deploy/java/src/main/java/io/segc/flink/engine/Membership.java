package io.segc.flink.engine;

/**
 * SEMANTICS §7. That a user is in a segment.
 *
 * @param enteredAt when it began, epoch ms
 * @param expiresAt when it ends without renewal, epoch ms
 * @param eventIds the ids of the events that decided it
 */
record Membership(long enteredAt, long expiresAt, String[] eventIds) {}
