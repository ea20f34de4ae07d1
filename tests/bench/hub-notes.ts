import { createPrivateKey, randomUUID, sign } from 'node:crypto';
import type { browser } from '@wxt-dev/browser';
import type { Page } from 'playwright';
import type { NoteEvent } from '../../lib/notes/event.ts';
import { fromBase64Url } from '../../lib/team/base64url.ts';
import type { RosterPerson } from '../../lib/team/hub/contract.ts';
import { wrap } from '../../lib/team/hub/envelope.ts';
import { hubJoinLink } from '../../lib/team/hub/join.ts';
import { makeKeyring } from '../../lib/team/hub/sealing.ts';
import { eventSubject, tokenOf } from '../../lib/team/hub/subjects.ts';
import { type Extension, launchExtension } from '../support/browsers.ts';
import { hubspotAddress, launchOnDemo, openOwnPage, openRecord, send } from '../support/extension.ts';
import { frameProxy } from '../support/frame-proxy.ts';
import { type HubMember, member, startHub, type TestHub } from '../support/nats.ts';
import { beginning, noteText } from '../support/notes.ts';
import { notedDeal } from '../support/panel-notes.ts';
import type { Figure } from './figures.ts';
import { random, recordAt, someWord } from './note-sample.ts';

declare const chrome: typeof browser;

const NOTES = 100_000;
/** People of the team, the one who joins among them. */
const TEAM = 100;
const LATENCY_RUNS = 40;

/** Notes over a real hub: what a rep's first catch-up takes of 100,000, and how long a note takes to the coach and back (issue 6 F). */
export async function hubNotes(): Promise<Figure[]> {
  return [...(await firstCatchUp()), ...(await thereAndBack())];
}

async function answer<T>(own: Page, type: string, body: object): Promise<T> {
  const said = (await send(own, { type, body })) as { ok: boolean; value: T };
  if (!said.ok) throw new Error(`${type}: ${JSON.stringify(said)}`);
  return said.value;
}

/** Says who somebody is, and makes their key. */
async function seat(own: Page, name: string, roles: RosterPerson['roles']): Promise<RosterPerson> {
  const { me } = await answer<{ me: { id: string } }>(own, 'identity/set', { name, email: null, roles });
  const { publicKey } = await answer<{ publicKey: string }>(own, 'hub/make-key', {});
  return { id: me.id, name, roles, keys: [publicKey] };
}

/** Joins; milliseconds until everything was caught up. */
function join(own: Page, link: string): Promise<number> {
  return own.evaluate(async (given) => {
    const ask = async (type: string, body: object) =>
      (await chrome.runtime.sendMessage({ type, body })) as { value: { state?: { state: string }; outcome?: string } };
    const start = performance.now();
    const joined = await ask('hub/join', { link: given });
    if (joined.value.outcome !== 'joined') throw new Error(JSON.stringify(joined));
    for (;;) {
      const { value } = await ask('hub/status', {});
      if (value.state?.state === 'live') return performance.now() - start;
      if (performance.now() - start > 60_000) throw new Error(JSON.stringify(value));
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }, link);
}

async function firstCatchUp(): Promise<Figure[]> {
  const extension = await launchExtension();
  const own = await openOwnPage(extension);
  const rep = await seat(own, 'Ann Rep', ['rep']);
  const others = Array.from({ length: TEAM - 1 }, (_, at) => member(`Rep ${at}`, at % 10 === 0 ? 'coach' : 'rep'));
  const hub = await startHub([rep, ...others]);
  const proxy = await frameProxy(hub.nodes[0]?.websocket ?? '');
  try {
    // The rep's own notes of before lie there as well: written in another browser, whose key is seeded with.
    const elsewhere = { ...member('Ann Rep', 'rep'), id: rep.id };
    await hub.setPeople([{ ...rep, keys: [...rep.keys, ...elsewhere.keys] }, ...others]);
    await seed(hub, [elsewhere, ...others]);
    const before = proxy.received();
    const took = await join(own, hubJoinLink({ ...hub.link, servers: [proxy.address] }, 'https://sightline.example/'));
    const { threads } = await answer<{ threads: unknown[] }>(own, 'notes/of-record', { record: recordAt(0).key });
    if (threads.length === 0) throw new Error('nothing came');
    const bytes = (proxy.received() - before) / 1_000;
    return [
      {
        what: `first catch-up of a rep, ${NOTES.toLocaleString('en')} notes in the hub`,
        unit: 'ms',
        samples: [took],
        limit: { most: 2_000 },
      },
      { what: 'the same: bytes to the browser', unit: 'kB', samples: [bytes], limit: { most: 1_000 } },
    ];
  } finally {
    await proxy.close();
    await extension.close();
    await hub.remove();
  }
}

/** Signs as an NKey does, by Node itself: the library takes some milliseconds for each. */
function quickly({ seed, keys }: HubMember): { key: string; sign(bytes: Uint8Array): Uint8Array } {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...new TextDecoder().decode(seed)]
    .map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  const bytes = Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2));
  // RFC 8410: the private key in PKCS #8.
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), bytes.slice(2, 34)]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  return { key: keys[0] ?? '', sign: (data) => sign(null, data, key) };
}

/** Half for coaches, half for the team; each person writes the same number, on records of their own. */
async function seed(hub: TestHub, people: readonly HubMember[]): Promise<void> {
  const nc = await hub.asAdmin();
  const keyring = makeKeyring(hub.link.keys);
  const secret = fromBase64Url(hub.link.token);
  if (!secret) throw new Error('no secret');
  const next = random(1);
  const signers = people.map(quickly);
  const tokens = new Map<string, string>();
  for (let at = 0; at < NOTES; at += 1) {
    const who = at % people.length;
    const [author, signer] = [people[who], signers[who]];
    if (!author || !signer) throw new Error('nobody');
    const id = randomUUID();
    const record = recordAt((at % people.length) + people.length * (Math.floor(at / people.length) % 200));
    const event: NoteEvent = {
      id,
      thread: id,
      at: Date.now() - at,
      clock: 1,
      author: author.id,
      hat: 'rep',
      type: 'begun',
      record,
      tie: null,
      visibility: Math.floor(at / people.length) % 2 === 0 ? 'coach' : 'team',
      flag: null,
      snapshot: { stage: 'Negotiation', release: 3, goal: null, step: null, metric: null, tip: null, fields: [] },
      text: noteText(Array.from({ length: 20 }, () => someWord(next)).join(' ')),
    };
    if (event.visibility === 'private') throw new Error('not shared');
    const token = tokens.get(record.key) ?? (await tokenOf(record.key, secret));
    tokens.set(record.key, token);
    const subject = eventSubject({
      audience: event.visibility,
      party: author.id,
      author: author.id,
      record: token,
      thread: id,
      event: id,
    });
    nc.publish(subject, await wrap(subject, JSON.stringify(event), signer, keyring));
    if (at % 2_000 === 1_999) await nc.flush();
  }
  await nc.flush();
  await nc.close();
}

/** Milliseconds from the act to the text in the coach's open queue, and back into the rep's open panel. */
async function thereAndBack(): Promise<Figure[]> {
  const installs: Extension[] = await Promise.all([launchOnDemo({}, { own: true }), launchOnDemo({}, { own: true })]);
  const [rep, coach] = installs;
  if (!rep || !coach) throw new Error('two installs');
  const [ann, cora] = [await openOwnPage(rep), await openOwnPage(coach)];
  const hub = await startHub([await seat(ann, 'Ann Rep', ['rep']), await seat(cora, 'Cora Coach', ['coach'])]);
  const there: number[] = [];
  const back: number[] = [];
  try {
    const link = hubJoinLink(hub.link, 'https://sightline.example/');
    await join(ann, link);
    await join(cora, link);
    const address = hubspotAddress('acme-rollout');
    const record = await openRecord(rep.context, address);
    const review = await coach.context.newPage();
    await review.goto(`chrome-extension://${coach.id}/review.html`);
    let thread = '';
    for (let run = 0; run < LATENCY_RUNS; run += 1) {
      const id = randomUUID();
      const text = `note number ${run} of them`;
      const seen = shown(review, text, false);
      there.push(
        -(await act(ann, id, 'rep', beginning(notedDeal(address), text, { visibility: 'coach' }))) + (await seen),
      );
      if (run === 0) {
        thread = id;
        await openNotesOf(record);
      }
      const reply = `answer number ${run} to it`;
      const came = shown(record, reply, true);
      back.push(
        -(await act(cora, randomUUID(), 'coach', { type: 'reply', thread, text: noteText(reply) })) + (await came),
      );
    }
  } finally {
    await Promise.all(installs.map((one) => one.close()));
    await hub.remove();
  }
  const limit = { median: 300, p95: 1_000 };
  return [
    { what: 'note of a rep → in the coach’s open queue, over the hub', unit: 'ms', samples: there, limit },
    { what: 'reply of the coach → in the rep’s open panel, over the hub', unit: 'ms', samples: back, limit },
  ];
}

async function openNotesOf(page: Page): Promise<void> {
  const panel = page.locator('sightline-panel');
  await panel.locator('.control.notes').click();
  await panel.locator('.notes-view[aria-busy="false"]').waitFor();
}

/** Does an act; the time at which it was asked for. */
function act(own: Page, event: string, hat: 'rep' | 'coach', what: object): Promise<number> {
  return own.evaluate(
    async ([id, worn, doing]) => {
      const at = Date.now();
      await chrome.runtime.sendMessage({ type: 'notes/act', body: { event: id, at, hat: worn, act: doing } });
      return at;
    },
    [event, hat, what] as const,
  );
}

/** The time at which a text is there to be seen; `inPanel`: in the panel's shadow root. Watches from now on. */
function shown(page: Page, text: string, inPanel: boolean): Promise<number> {
  return page.evaluate(
    ([wanted, panel]) =>
      new Promise<number>((resolve) => {
        const root = panel ? document.querySelector('sightline-panel')?.shadowRoot : document.body;
        if (!root) throw new Error('nothing to watch');
        const look = (): void => {
          if (!root.textContent?.includes(wanted)) return;
          watcher.disconnect();
          requestAnimationFrame(() => resolve(Date.now()));
        };
        const watcher = new MutationObserver(look);
        watcher.observe(root, { childList: true, subtree: true, characterData: true });
        look();
      }),
    [text, inPanel] as const,
  );
}
