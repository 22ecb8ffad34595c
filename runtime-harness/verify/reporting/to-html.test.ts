import { describe, expect, test } from 'vitest';
import { absence, count, event, per, program, segment, when } from '../../suites/small-program.ts';
import { generatedProgram } from '../../suites/test-run.ts';
import { findingOf, historyOf, replayOf, reportOf } from '../../suites/verify-report.ts';
import { wellFormed } from '../../suites/well-formed.ts';
import { toHtml } from './to-html.ts';

const minutes = 60_000;
const rules = program(
  segment(absence(when('a'), when('b'), 30 * minutes), 60 * minutes, when('b'), 'waiting'),
  segment(per('s', count(when('c'), 2, 10 * minutes)), 60 * minutes, null, 'busy'),
);
const history = historyOf([event('a', 0, 'v'), event('b', 30 * minutes + 1, 'w')], null, 'waiting');
const replay = replayOf(rules, history, 'waiting');
const finding = findingOf('waiting', history, ['replay', 'flink'], { replay, flink: [] });

/** The drawings of a page; each is XML by itself. */
const drawingsIn = (page: string): readonly string[] => page.match(/<svg[\s\S]*?<\/svg>/g) ?? [];
const figuresIn = (page: string): readonly string[] => page.match(/<figure>[\s\S]*?<\/figure>/g) ?? [];

describe('the page', () => {
  const recordings = [{ file: 'fixtures/x.jsonl', users: 3, events: 1_234, expected: null, unexpected: 0 }];
  const page = toHtml({ ...reportOf(rules, [finding]), recordings, storeDifferences: ['u in busy: no expiry'] }, rules);

  test('needs nothing else and runs nothing', () => {
    expect(page).not.toMatch(/<(script|link|img|iframe|object|embed)\b|@import|url\(|\son\w+=/i);
    expect(page.match(/https?:[^"]*/g)?.every((found) => found === 'http://www.w3.org/2000/svg')).toBe(true);
    expect(page).toContain('prefers-color-scheme: dark');
    expect(page).toContain('@media print');
  });

  test('tells the figures, the findings, Redis, the segments and the recordings', () => {
    for (const text of [
      '<dt>comparisons a second</dt>',
      'waiting: Flink and the replay do not say the same',
      'SEMANTICS §5 Absence',
      'u in busy: no expiry',
      '<a href="#segment-busy">busy</a>',
      'id="segment-busy"',
      'fixtures/x.jsonl',
      '1,234',
    ])
      expect(page).toContain(text);
    expect(page.indexOf('Where the witnesses differ')).toBeLessThan(page.indexOf('>Segments<'));
  });

  test('each drawing is well-formed, and one of a finding is marked where the witnesses part', () => {
    const drawings = drawingsIn(page);
    expect(drawings.length).toBeGreaterThan(4);
    for (const drawing of drawings) wellFormed(drawing);
    const [first = ''] = figuresIn(page);
    expect(first).toContain('guide differs');
    expect(first.match(/class="disputed"/g)).toHaveLength(2);
    expect(first.match(/class="disputed lacking"/g)).toHaveLength(2);
    expect(first).toContain('in the segment at no time');
    for (const step of ['>+30 min<', '>1 ms<', '>30 min<', '>0.001 s<']) expect(first).toContain(step);
  });

  test('without findings says so', () => {
    const clean = toHtml(reportOf(rules), rules);
    expect(clean).toContain('<p class="verdict right">No differences</p>');
    expect(clean).not.toContain('Where the witnesses differ');
  });
});

test('what users and events supply is escaped, and can turn no text', () => {
  const hostile = `<script>alert('1')</script>"&\u202e\u0000\u2028x`;
  const events = [event('a', 0, hostile, { s: hostile }, hostile), event('b', 30 * minutes, 'w', {}, hostile)];
  const odd = historyOf(events, hostile, 'waiting');
  const said = replayOf(rules, odd, 'waiting').map((each) => ({ ...each, eventIds: [hostile] }));
  const bad = findingOf('waiting', odd, ['replay', 'flink'], { replay: said, flink: [] });
  const recordings = [{ file: hostile, users: 1, events: 1, expected: 1, unexpected: 1 }];
  const page = toHtml({ ...reportOf(rules, [bad]), recordings, storeDifferences: [hostile] }, rules);
  expect(page).not.toContain('<script');
  expect([...page].filter((sign) => ['\u202e', '\u0000', '\u2028'].includes(sign))).toEqual([]);
  expect(page).toContain('&lt;script&gt;');
  for (const drawing of drawingsIn(page)) wellFormed(drawing);
});

test('a long history is drawn around its first difference', () => {
  const many = Array.from({ length: 200 }, (_, index) => event('c', index * minutes, `c${index}`, { s: 'p' }));
  const long = historyOf(many, null, 'busy');
  const all = replayOf(rules, long, 'busy');
  const without = all.filter((each) => each.eventIds.at(-1) !== 'c150');
  const page = toHtml(
    reportOf(rules, [findingOf('busy', long, ['replay', 'flink'], { replay: all, flink: without })]),
    rules,
  );
  const [drawing = ''] = figuresIn(page);
  expect(drawing).toContain('>c150<');
  expect(drawing).toContain('Not drawn: 120 before, 41 after.');
  expect(drawing.match(/class="tick"/g)).toHaveLength(40);
});

/** Where texts stand, and how wide they are at least in a common font. */
interface Placed {
  readonly from: number;
  readonly to: number;
  readonly y: number;
  readonly text: string;
}

test('no text of a drawing stands on another, whatever the rules', async () => {
  const shop = await generatedProgram();
  const page = toHtml(reportOf(shop), shop);
  const overlaps = figuresIn(page).flatMap((figure) => {
    const placed = wellFormed(drawingsIn(figure)[0] ?? '').flatMap(({ name, attributes, text }): Placed[] => {
      if (name !== 'text') return [];
      const width = text.length * 6.6;
      const x = Number(attributes.x) - (/time|distance/.test(attributes.class ?? '') ? width / 2 : 0);
      return [{ from: x, to: x + width, y: Number(attributes.y), text }];
    });
    return placed.flatMap((one, index) =>
      placed
        .slice(index + 1)
        .filter((other) => Math.abs(one.y - other.y) < 11 && one.from < other.to && other.from < one.to)
        .map((other) => `${one.text} and ${other.text}`),
    );
  });
  expect(overlaps).toEqual([]);
});
