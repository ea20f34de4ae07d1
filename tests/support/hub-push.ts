import { expect, type Page } from 'playwright/test';
import type { Playbook } from '../../lib/playbook/schema.ts';
import type { HubStatus } from '../../lib/team/hub/requests.ts';
import { send } from './extension.ts';
import { playbookSaying } from './publisher.ts';

/** What a background answers to a quiet page of its extension; throws where it says that something failed. */
export async function answerOf<T>(own: Page, type: string, body: object): Promise<T> {
  const said = (await send(own, { type, body })) as { ok: boolean; value: T };
  if (!said.ok) throw new Error(`${type}: ${JSON.stringify(said)}`);
  return said.value;
}

/** A playbook whose goals all say `mark`, so that a panel shows it. */
export function playbookMarked(mark: string): Playbook {
  const playbook = playbookSaying(mark);
  const { vision } = playbook;
  const goals = vision.goals.map((goal) => ({ ...goal, title: `${goal.title} ${mark}` }));
  return { ...playbook, vision: { ...vision, goals } };
}

/** Makes a release that says `mark` the active one of this browser; answers its number. */
export async function releaseSaying(own: Page, mark: string): Promise<number> {
  const { number: base } = await answerOf<{ number: number }>(own, 'release/active', {});
  const said = await answerOf<{ outcome: string; number: number }>(own, 'release/install', {
    playbook: playbookMarked(mark),
    note: mark,
    base,
  });
  expect(said.outcome).toBe('installed');
  return said.number;
}

export const hubStatus = (own: Page): Promise<HubStatus> => answerOf(own, 'hub/status', {});
