import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { packageRoot } from '../../flink-deploy/local/package-root.ts';

describe('segc demo', () => {
  it('plays the recorded shop without a difference', () => {
    const { kafka, flink, gateway, redis } = inject('addresses');
    const root = packageRoot();
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'dist/compiler/cli/main.js'), 'demo'], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, SEGC_KAFKA: kafka, SEGC_FLINK: flink, SEGC_GATEWAY: gateway, REDIS_URL: redis },
    });
    expect(stderr).not.toContain('    at ');
    const last = stdout.trimEnd().split('\n').at(-1) ?? '';
    const line =
      /^demo: 31106 events, (\d+) segments, (\d+) transitions in Flink, (\d+) in replay, 0 differences$/.exec(last);
    expect(line, `${last}\n${stderr}`).not.toBeNull();
    expect(Number(line?.[1])).toBeGreaterThanOrEqual(6);
    expect(Number(line?.[2])).toBeGreaterThan(0);
    expect(line?.[3]).toBe(line?.[2]);
    // What the recorded shop has the fields for.
    for (const segment of [
      'cart-abandoners',
      'high-engagement',
      'bounced-sessions',
      'long-sessions',
      'promo-browsers',
      'mobile-wishers',
      'checkout-strugglers',
    ]) {
      expect(stdout).toMatch(new RegExp(`${segment} +│ +\\d+ +│ +[1-9]`));
    }
    expect(status).toBe(0);
  });
});
