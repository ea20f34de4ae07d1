import { describe, expect, it } from 'vitest';
import { toBase64Url } from '../../../../lib/team/base64url.ts';
import type { HubConnection, Incoming, Nudge, OpenHub, Outgoing, Roster } from '../../../../lib/team/hub/contract.ts';
import { wrap } from '../../../../lib/team/hub/envelope.ts';
import { makeHubNudges, type NudgeStore } from '../../../../lib/team/hub/nudge-service.ts';
import type { KeptNudge } from '../../../../lib/team/hub/nudges.ts';
import { makeKeyring } from '../../../../lib/team/hub/sealing.ts';
import { nudgeAnswerSubject, nudgeSubject, tokenOf } from '../../../../lib/team/hub/subjects.ts';
import { rosterOf, SECRET, type Signing, signing } from './fake-hub.ts';

const ID = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const cora = signing(ID(1), 'Cora', 'coach');
const ann = signing(ID(2), 'Ann', 'rep');
const ben = signing(ID(3), 'Ben', 'rep');
const roster = rosterOf(cora, ann, ben);
const NOW = Date.parse('2026-11-24T12:00:00Z');

const nudge = (change: Partial<Nudge> = {}): Nudge => ({
  id: ID(100),
  at: NOW,
  author: cora.id,
  hat: 'coach',
  to: { kind: 'person', person: ann.id },
  line: 'Ask who signs.',
  tip: null,
  why: '',
  until: null,
  ...change,
});
const toAnn = (one: Nudge): string => nudgeSubject({ kind: 'p', target: ann.id, author: one.author, nudge: one.id });

function memory(): NudgeStore & { kept: Map<string, KeptNudge>; marks: Map<string, number> } {
  const kept = new Map<string, KeptNudge>();
  const marks = new Map<string, number>();
  return {
    kept,
    marks,
    all: async () => [...kept.values()],
    async add(one) {
      if (kept.has(one.id)) return false;
      kept.set(one.id, one);
      return true;
    },
    async change(id, change) {
      const before = kept.get(id);
      if (!before) return null;
      kept.set(id, change(before));
      return kept.get(id) ?? null;
    },
    mark: async (filter) => marks.get(filter) ?? 0,
    async setMark({ filter, sequence }) {
      marks.set(filter, sequence);
    },
  };
}

const fits = (filter: string, subject: string): boolean => {
  const [want, is] = [filter.split('.'), subject.split('.')];
  return want.every((part, at) => part === '>' || part === '*' || part === is[at]);
};

/** A hub that keeps each subject once, as a person's connection sees it. */
function hubOf() {
  const stored: Incoming[] = [];
  const listeners: { filter: string; take(message: Incoming): void }[] = [];
  let sends = 0;
  const put = ({ subject, payload }: Outgoing): 'stored' | 'same' => {
    if (stored.some((one) => one.subject === subject)) return 'same';
    stored.push({ subject, payload, sequence: stored.length + 1 });
    for (const one of listeners) if (fits(one.filter, subject)) one.take({ subject, payload, sequence: null });
    return 'stored';
  };
  const connection: Pick<HubConnection, 'send' | 'fetch' | 'listen'> = {
    async send(message) {
      sends += 1;
      return { outcome: put(message) };
    },
    async fetch(filter, after, take) {
      const found = stored.filter((one) => (one.sequence ?? 0) > after && fits(filter, one.subject));
      if (found.length > 0) await take(found);
      return { last: found.at(-1)?.sequence ?? after };
    },
    listen(filter, take, ended) {
      const mine = { filter, take };
      listeners.push(mine);
      ended.addEventListener('abort', () => listeners.splice(listeners.indexOf(mine), 1));
    },
  };
  const as = (who: Signing, known: () => Roster | null = () => roster): OpenHub => ({
    connection: connection as HubConnection,
    link: { team: 'Acme', servers: [], publisher: null, roster: '', token: toBase64Url(SECRET), keys: [] },
    person: who.id,
    key: who.key,
    sign: who.sign,
    roster: known,
  });
  return { stored, put, as, sends: () => sends };
}

const say = async (subject: string, said: object, who: Signing): Promise<Outgoing> => ({
  subject,
  payload: await wrap(subject, JSON.stringify(said), who, makeKeyring([])),
});

/** What Ann keeps of these messages. */
async function taken(...messages: Promise<Outgoing>[]): Promise<KeptNudge[]> {
  const hub = hubOf();
  for (const message of messages) hub.put(await message);
  const store = memory();
  await makeHubNudges({ store, now: () => NOW, changed: () => {} }).opened(hub.as(ann), new AbortController().signal);
  return store.all();
}

describe('a nudge over the hub', () => {
  it('comes to whom it is for, live and afterwards, once, and its answer to its sender', async () => {
    const hub = hubOf();
    const [hers, mine] = [memory(), memory()];
    let heard = 0;
    const sending = makeHubNudges({ store: hers, now: () => NOW, changed: () => {} });
    const taking = makeHubNudges({ store: mine, now: () => NOW + 5, changed: () => (heard += 1) });
    const gone = new AbortController().signal;
    await taking.opened(hub.as(ann), gone);
    await hers.add({ ...nudge(), unsent: true });
    await sending.opened(hub.as(cora), gone);
    await expect.poll(() => mine.kept.get(ID(100))).toEqual({ ...nudge(), came: NOW + 5 });
    expect(heard).toBe(1);
    expect(hers.kept.get(ID(100))).toEqual(nudge());
    const answer = { nudge: ID(100), person: ann.id, word: 'done' as const, at: NOW };
    await mine.change(ID(100), (one) => ({ ...one, untold: [answer] }));
    taking.poke();
    await expect.poll(() => hers.kept.get(ID(100))?.answers).toEqual([answer]);
    // Caught up again from the beginning, nothing is there twice, and nothing is sent anew.
    mine.marks.clear();
    const sends = hub.sends();
    await taking.opened(hub.as(ann), gone);
    expect(mine.kept.size).toBe(1);
    expect([heard, hub.sends()]).toEqual([1, sends]);
  });

  it('is taken for a record and a stage only under what stands for them', async () => {
    const on = (record: string): Nudge => nudge({ to: { kind: 'record', record, name: 'Acme' } });
    const at = async (kind: 'r' | 's', what: string): Promise<string> =>
      nudgeSubject({ kind, target: await tokenOf(what, SECRET), author: cora.id, nudge: ID(100) });
    expect(await taken(say(await at('r', 'hubspot:1:deal:2'), on('hubspot:1:deal:2'), cora))).toHaveLength(1);
    expect(await taken(say(await at('r', 'hubspot:1:deal:3'), on('hubspot:1:deal:2'), cora))).toEqual([]);
    const stage = nudge({ to: { kind: 'stage', process: 'deals', stage: 'won' } });
    expect(await taken(say(await at('s', 'deals won'), stage, cora))).toHaveLength(1);
    expect(await taken(say(await at('s', 'deals lost'), stage, cora))).toEqual([]);
  });

  it.each<[string, () => Promise<Outgoing>]>([
    ['by a rep', () => say(toAnn(nudge({ author: ben.id })), nudge({ author: ben.id }), ben)],
    ['by a rep in a coach’s name', () => say(toAnn(nudge()), nudge(), ben)],
    ['under a hat that its author does not have', () => say(toAnn(nudge()), nudge({ hat: 'leader' }), cora)],
    ['that was for somebody else', () => say(toAnn(nudge()), nudge({ to: { kind: 'person', person: ben.id } }), cora)],
    ['under another id than its own', () => say(toAnn(nudge({ id: ID(101) })), nudge(), cora)],
    [
      'that says something else than was signed',
      async () => {
        const { payload } = await say(toAnn(nudge({ id: ID(101) })), nudge(), cora);
        return { subject: toAnn(nudge()), payload };
      },
    ],
    ['that is none', () => say(toAnn(nudge()), { ...nudge(), line: 7 }, cora)],
    ['that is no JSON', async () => ({ subject: toAnn(nudge()), payload: new Uint8Array([0xff]) })],
  ])('is not taken %s', async (_what, message) => {
    expect(await taken(message())).toEqual([]);
  });

  it('does not believe an answer in another person’s name, nor one to somebody else’s nudge', async () => {
    const hub = hubOf();
    const store = memory();
    await store.add(nudge());
    await store.add(nudge({ id: ID(101), author: ben.id }));
    const answer = (id: string) => ({ nudge: id, person: ann.id, word: 'done' as const, at: NOW });
    hub.put(await say(nudgeAnswerSubject(cora.id, ann.id, ID(100), 'done'), answer(ID(100)), ben));
    hub.put(await say(nudgeAnswerSubject(cora.id, ben.id, ID(100), 'done'), answer(ID(100)), ben));
    hub.put(await say(nudgeAnswerSubject(cora.id, ann.id, ID(101), 'done'), answer(ID(101)), ann));
    await makeHubNudges({ store, now: () => NOW, changed: () => {} }).opened(
      hub.as(cora),
      new AbortController().signal,
    );
    expect([...store.kept.values()].flatMap(({ answers }) => answers ?? [])).toEqual([]);
  });

  it('whose author the roster does not have yet is asked for again with the next connection', async () => {
    const hub = hubOf();
    hub.put(await say(toAnn(nudge()), nudge(), cora));
    const store = memory();
    const service = makeHubNudges({ store, now: () => NOW, changed: () => {} });
    const gone = new AbortController().signal;
    await service.opened(
      hub.as(ann, () => rosterOf(ann)),
      gone,
    );
    expect(store.kept.size).toBe(0);
    await service.opened(hub.as(ann), gone);
    expect(store.kept.size).toBe(1);
  });
});
