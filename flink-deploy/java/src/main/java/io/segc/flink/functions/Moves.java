package io.segc.flink.functions;

import io.segc.flink.text.Utf8;
import java.util.Arrays;
import java.util.Comparator;
import org.apache.flink.types.Row;

/** What would move a user into a segment or out of it, as rows of (at, phase, role, eventIds, lastId, from), and the order in which it counts. */
final class Moves {
    static final String TYPE =
            "ARRAY<ROW<`at` BIGINT, `phase` INT, `role` INT, `eventIds` ARRAY<STRING>, `lastId` STRING, `from` STRING>>";
    static final int AT = 0;
    static final int PHASE = 1;
    static final int ROLE = 2;
    static final int EVENT_IDS = 3;
    static final int LAST_ID = 4;
    static final int FROM = 5;

    static final Row[] NONE = new Row[0];

    /** SEMANTICS §7: by instant, phase, id of the last deciding event, enter before exit. */
    static final Comparator<Row> ORDER =
            Comparator.<Row>comparingLong(Moves::at)
                    .thenComparingInt(row -> (Integer) row.getField(PHASE))
                    .thenComparing(row -> (String) row.getField(LAST_ID), Utf8::compare)
                    .thenComparingInt(Moves::role);

    private Moves() {}

    static long at(Row row) {
        return (Long) row.getField(AT);
    }

    static int role(Row row) {
        return (Integer) row.getField(ROLE);
    }

    static String from(Row row) {
        return (String) row.getField(FROM);
    }

    static Row[] append(Row[] rows, Row row) {
        Row[] longer = Arrays.copyOf(rows, rows.length + 1);
        longer[rows.length] = row;
        return longer;
    }
}
