import type { Node } from 'ts-morph';
import type { Expression } from '../ir/expression.ts';
import { excludesUndefined } from './presence.ts';
import type { Reader } from './reader.ts';
import type { RecordView } from './record.ts';

/**
 * Whether a nested object is there. The IR has its fields only, so one that the object always has stands for it.
 */
export function readRecordPresence(node: Node, record: RecordView, reader: Reader): Expression | null {
  const type = node.getType();
  if (excludesUndefined(type)) return { kind: 'literal', value: true };
  const witness = type.isAny() ? null : certainField(node, record);
  if (witness === null) {
    const instead = 'Ask for a field of it, as in `event.address?.city !== undefined`.';
    return reader.report('SEG301', node, {
      syntax: 'the question whether an object without a certain field is there',
      instead,
    });
  }
  return { kind: 'comparison', operator: '!==', left: witness, right: { kind: 'literal', value: null } };
}

function certainField(node: Node, record: RecordView): Expression | null {
  const properties = node.getType().getNonNullableType().getProperties();
  for (const property of properties.sort((a, b) => (a.getName() < b.getName() ? -1 : 1))) {
    if (property.isOptional() || !excludesUndefined(property.getTypeAtLocation(node))) continue;
    const field = record.property(property.getName());
    if (field !== null && field.kind !== 'record') return field;
  }
  return null;
}
