import { expect, test } from 'vitest';
import { causesOf, rootCauseOf } from './java-stack-trace.ts';

const validation = `<Exception on server side:
org.apache.flink.table.gateway.api.utils.SqlGatewayException: org.apache.flink.table.gateway.api.utils.SqlGatewayException: Failed to fetchResults.
\tat org.apache.flink.table.gateway.rest.handler.statement.FetchResultsHandler.handleRequest(FetchResultsHandler.java:91)
\tat java.base/java.lang.Thread.run(Thread.java:840)
Caused by: org.apache.flink.table.api.ValidationException: SQL validation failed. From line 1, column 8 to line 1, column 10: Column 'foo' not found in any table
\tat org.apache.flink.table.planner.calcite.FlinkPlannerImpl.validate(FlinkPlannerImpl.scala:200)
\t... 7 more
Caused by: org.apache.calcite.runtime.CalciteContextException: From line 1, column 8 to line 1, column 10: Column 'foo' not found in any table
\tat a.B.c(B.java:1)
Caused by: org.apache.calcite.sql.validate.SqlValidatorException: Column 'foo' not found in any table
\t... 3 more

End of exception on server side>`;

test('the chain is given outermost first, without classes and frames', () => {
  expect(causesOf(validation)).toEqual([
    'Failed to fetchResults.',
    "SQL validation failed. From line 1, column 8 to line 1, column 10: Column 'foo' not found in any table",
    "From line 1, column 8 to line 1, column 10: Column 'foo' not found in any table",
    "Column 'foo' not found in any table",
  ]);
});

test('the root cause keeps the position that the exceptions around it add', () => {
  expect(rootCauseOf(validation)).toBe(
    "SQL validation failed. From line 1, column 8 to line 1, column 10: Column 'foo' not found in any table",
  );
});

test('a root cause without a message is shown with what was being done', () => {
  const trace =
    'a.b.OuterException: reading failed\n\tat a.B.c(B.java:1)\nCaused by: java.lang.NullPointerException\n\tat d.E.f(E.java:2)';
  expect(rootCauseOf(trace)).toBe('reading failed (NullPointerException)');
});

test('a message of several lines is kept whole', () => {
  const trace = 'x.Y: one\nCaused by: z.ValidationException: two\n\nAvailable:\nkafka\n\tat a.B.c(B.java:1)';
  expect(rootCauseOf(trace)).toBe('two\n\nAvailable:\nkafka');
});

test('text that is no stack trace is its own root cause', () => {
  expect(rootCauseOf('Session 1 does not exist.')).toBe('Session 1 does not exist.');
});
