package io.segc.flink.engine;

import io.segc.flink.engine.behaviour.Behaviour;

/**
 * What moves users into a segment or out of it.
 *
 * @param segment the place of the segment
 * @param isExit whether it moves them out
 * @param behaviour null for a session whose events are counted together with those of other rules
 */
record Trigger(int segment, boolean isExit, Behaviour behaviour) {}
