import { describe, expect, it } from 'vitest';
import { parsePolicy } from '../../../lib/team/policy/parse';
import { NO_POLICY } from '../../../lib/team/policy/policy';

const KEY = 'A'.repeat(43);
const LINK = `https://sales.example/playbook.json#sightline-key=${KEY}`;
const HUB = 'https://hub.example/#sightline-hub=eyJ0ZWFtIjoiQWNtZSJ9';

const named = (raw: unknown): string[] => parsePolicy(raw).problems.map(({ field, reason }) => `${field} ${reason}`);

describe('a policy', () => {
  it.each([[undefined], [null], [{}], ['text'], [[1, 2]], [7]])('of %j says nothing', (raw) => {
    expect(parsePolicy(raw)).toEqual({ policy: NO_POLICY, problems: [] });
  });

  it('that is good in every field is taken as it stands', () => {
    const { policy, problems } = parsePolicy({
      playbook: LINK,
      hub: ` ${HUB}\n`,
      preferences: { defaults: { theme: 'dark', collapsed: true }, locked: { width: 400, hidden: false } },
      hosts: ['https://*.hubspot.com/*', 'Acme.lightning.force.com'],
      retention: { minimumDays: 30, maximumDays: 365 },
      roles: ['coach', 'rep', 'coach'],
      quietHours: { from: '18:00', to: '08:00', days: ['sunday', 'saturday'], mostPerDay: 5 },
    });
    expect(problems).toEqual([]);
    expect(policy).toEqual({
      playbook: { kind: 'address', link: { address: 'https://sales.example/playbook.json', key: KEY }, text: LINK },
      hub: HUB,
      preferences: { defaults: { theme: 'dark', collapsed: true }, locked: { width: 400, hidden: false } },
      hosts: ['*.hubspot.com', 'acme.lightning.force.com'],
      retention: { least: 30, most: 365 },
      roles: ['rep', 'coach'],
      quietHours: { hours: { from: '18:00', to: '08:00' }, days: ['saturday', 'sunday'], mostPerDay: 5 },
    });
  });

  it('names each value that cannot be used, with what could stand there, and applies the rest', () => {
    const { policy, problems } = parsePolicy({
      preferences: {
        defaults: { side: 'left' },
        locked: { theme: 'pink', width: 9_999, language: 'de', markers: 'no' },
      },
      roles: ['rep', 'king'],
      colour: 'red',
    });
    expect(policy.preferences).toEqual({ defaults: { side: 'left' }, locked: { language: 'de' } });
    expect(policy.roles).toEqual(['rep']);
    expect(problems).toEqual([
      {
        field: 'colour',
        reason: 'unknown-name',
        given: '"red"',
        possible: 'playbook, hub, preferences, hosts, retention, roles, quietHours',
      },
      { field: 'preferences.locked.width', reason: 'wrong-value', given: '9999', possible: '280–560' },
      { field: 'preferences.locked.theme', reason: 'wrong-value', given: '"pink"', possible: 'page, light, dark' },
      { field: 'preferences.locked.markers', reason: 'wrong-value', given: '"no"', possible: 'true, false' },
      { field: 'roles.1', reason: 'wrong-value', given: '"king"', possible: 'rep, coach, manager, leader' },
    ]);
  });

  it('takes a playbook as text or as an address, and nothing else', () => {
    const text = '{ "format": {} }';
    expect(parsePolicy({ playbook: text }).policy.playbook).toEqual({ kind: 'inline', text });
    for (const playbook of [{ format: {} }, '', 'http://x.example/#sightline-key=x', 'https://x.example/playbook.json'])
      expect(named({ playbook }), JSON.stringify(playbook)).toEqual(['playbook bad-link']);
    expect(named({ hub: LINK })).toEqual(['hub bad-link']);
  });

  it('locks no preference that a person changes all day, and knows each by its name', () => {
    const locked = { collapsed: true, tabPosition: 0.5, hat: 'coach', wide: 3, locked: ['side'] };
    expect(named({ preferences: { locked, forced: {} } })).toEqual([
      'preferences.forced unknown-name',
      'preferences.locked.wide unknown-name',
      'preferences.locked.locked unknown-name',
      'preferences.locked.collapsed not-lockable',
      'preferences.locked.tabPosition not-lockable',
      'preferences.locked.hat not-lockable',
    ]);
    expect(named({ preferences: { defaults: [], locked: 'all' } })).toEqual([
      'preferences.defaults wrong-value',
      'preferences.locked wrong-value',
    ]);
    expect(named({ preferences: 'dark' })).toEqual(['preferences wrong-value']);
  });

  it('knows only hosts that Sightline works on; a list of which none is left means nowhere', () => {
    const hosts = ['evil.example', 'hubspot.com.evil.example', '*', 'nothubspot.com', 'a.hubspot.com/deals', 3];
    expect(parsePolicy({ hosts }).policy.hosts).toEqual([]);
    expect(named({ hosts })).toEqual(hosts.map((_, index) => `hosts.${index} unknown-host`));
    expect(parsePolicy({ hosts: [] })).toMatchObject({ policy: { hosts: [] }, problems: [] });
    expect(named({ hosts: '*.hubspot.com' })).toEqual(['hosts wrong-value']);
    expect(parsePolicy({ hosts: ['*.lightning.force.mil', '*.sandbox.lightning.force.com'] }).problems).toEqual([]);
  });

  it('erases no note by a retention that could mean two things', () => {
    const of = (retention: unknown) => [parsePolicy({ retention }).policy.retention, named({ retention })];
    expect(of({ days: 90 })).toEqual([{ least: 90, most: 90 }, []]);
    expect(of({ days: 90, maximumDays: 10 })).toEqual([{ least: 90, most: 90 }, []]);
    expect(of({ maximumDays: 10 })).toEqual([{ least: null, most: 10 }, []]);
    expect(of({ minimumDays: 20, maximumDays: 10 })).toEqual([null, ['retention least-over-most']]);
    expect(of({ days: 0 })).toEqual([null, ['retention.days wrong-value']]);
    expect(of({ days: 1.5, weeks: 3 })).toEqual([null, ['retention.weeks unknown-name', 'retention.days wrong-value']]);
    expect(of({})).toEqual([null, ['retention empty']]);
    expect(of(90)).toEqual([null, ['retention wrong-value']]);
  });

  it('reads roles and quiet hours one by one', () => {
    expect(parsePolicy({ roles: ['king'] }).policy.roles).toBeNull();
    expect(named({ roles: [] })).toEqual(['roles empty']);
    expect(named({ roles: 'rep' })).toEqual(['roles wrong-value']);
    const of = (quietHours: unknown) => [parsePolicy({ quietHours }).policy.quietHours, named({ quietHours })];
    expect(of({ from: '18:00' })).toEqual([null, ['quietHours.to wrong-value']]);
    expect(of({ from: '24:00', to: '8', days: ['sunday', 'funday'], mostPerDay: -1, zone: 'CET' })).toEqual([
      { hours: null, days: ['sunday'], mostPerDay: null },
      [
        'quietHours.zone unknown-name',
        'quietHours.from wrong-value',
        'quietHours.to wrong-value',
        'quietHours.days.1 wrong-value',
        'quietHours.mostPerDay wrong-value',
      ],
    ]);
    expect(of({ mostPerDay: 0 })).toEqual([{ hours: null, days: [], mostPerDay: 0 }, []]);
    expect(of([])).toEqual([null, ['quietHours wrong-value']]);
  });

  it('is shown cut short where a value is long', () => {
    const [problem] = parsePolicy({ playbook: 'x'.repeat(5_000) }).problems;
    expect(problem?.given).toHaveLength(80);
  });
});
