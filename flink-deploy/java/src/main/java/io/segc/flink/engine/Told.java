package io.segc.flink.engine;

/**
 * What Redis has been told early of a user and a segment.
 *
 * @param enteredAt since when the user is in it, epoch ms
 * @param until until when, epoch ms; 0 for not at all
 */
record Told(long enteredAt, long until) {}
