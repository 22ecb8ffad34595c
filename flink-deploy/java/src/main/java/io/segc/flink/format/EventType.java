package io.segc.flink.format;

import java.util.List;

/** One event type: its fields in the order of the schema. */
record EventType(String name, List<FieldSpec> fields) {}
