import { describe, expect, it } from 'vitest';
import { accountOf, importsOf, permissionsOf } from '../../../scripts/hub/permissions';

const me = 'a0000000-0000-4000-8000-000000000001';
type Member = Parameters<typeof permissionsOf>[0];
const rep: Member = { id: me, roles: ['rep'] };
const coach: Member = { id: me, roles: ['coach'] };
const manager: Member = { id: me, roles: ['manager'] };

/** What may be written, without what asks JetStream. */
const words = (member: Member): string[] =>
  permissionsOf(member).publish.filter((subject) => !subject.startsWith('$JS.'));

describe('permissions at the hub', () => {
  it('let a rep write in their own name only, and for coaches only in threads of their own', () => {
    expect(words(rep)).toEqual([
      `sl.ev.team.*.${me}.*.*.*`,
      `sl.ev.coach.${me}.${me}.*.*.*`,
      `sl.to.*.${me}.*.*.*`,
      `sl.na.*.${me}.*.*`,
    ]);
  });

  it("let a coach write in anybody's thread and nudge, in their own name", () => {
    expect(words(coach)).toContain(`sl.ev.coach.*.${me}.*.*.*`);
    expect(words(coach)).toContain(`sl.nu.*.*.${me}.*`);
  });

  it('let a manager alone publish, in an account that alone can', () => {
    expect(words(coach).filter((subject) => subject.startsWith('$'))).toEqual([]);
    expect(words(manager).filter((subject) => subject.startsWith('$'))).toEqual([
      '$KV.sightline-notices.release',
      '$O.sightline-releases.M.*',
      '$O.sightline-releases.C.*',
    ]);
    expect([rep, coach, manager].map(accountOf)).toEqual(['TEAM', 'TEAM', 'DESK']);
    const writes = (account: 'TEAM' | 'DESK') =>
      importsOf(account).services.filter(({ subject }) => /^\$(KV|O)\./.test(subject)).length;
    expect([writes('TEAM'), writes('DESK')]).toEqual([0, 2]);
  });

  it('of several roles add up', () => {
    const both = words({ id: me, roles: ['rep', 'coach', 'manager'] });
    expect(both).toEqual(expect.arrayContaining([...words(coach), ...words(manager)]));
  });

  it('ask JetStream by its imported name only, and for nothing that changes a stream', () => {
    for (const member of [rep, coach, manager]) {
      const asked = permissionsOf(member).publish.filter((subject) => subject.startsWith('$JS.'));
      expect(asked.filter((subject) => !subject.startsWith('$JS.hub.API.'))).toEqual([]);
      expect(asked.filter((subject) => /\.STREAM\.|DURABLE|\.INFO/.test(subject))).toEqual([]);
    }
  });

  it('let nobody listen but to their own inbox and to what was stored', () => {
    for (const member of [rep, coach, manager]) {
      const heard = permissionsOf(member).subscribe;
      expect(heard.filter((subject) => !subject.startsWith('live.') && subject !== `_INBOX_${me}.>`)).toEqual([]);
      expect(heard).not.toContain('live.>');
    }
  });
});
