import { z } from 'zod';
import { lazily } from '../../lazy-schema';
import type { Nudge } from './contract';
import type { NudgeAnswer } from './nudges';

/** Nudges and answers as they come from the hub; whoever wrote them may be anybody who got in. */
const time = () => z.int().min(0).max(8_640_000_000_000_000);
const id = () => z.string().min(1).max(80);

export const NudgeTo = lazily<Nudge['to']>(() =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('person'), person: z.uuid() }),
    z.object({ kind: z.literal('record'), record: z.string().min(1).max(500), name: z.string().max(500) }),
    z.object({ kind: z.literal('stage'), process: id(), stage: id() }),
  ]),
);

/** What a person asks to be sent; the rest is the background's to say. One that says nothing is none. */
const sent = () => ({
  id: z.uuid(),
  hat: z.enum(['leader', 'manager', 'coach']),
  to: NudgeTo,
  line: z.string().max(500),
  tip: id().nullable(),
  why: z.string().max(300),
  until: time().nullable(),
});
const says = ({ line, tip }: Pick<Nudge, 'line' | 'tip'>): boolean => line.trim() !== '' || tip !== null;

export const NudgeToSend = lazily<Omit<Nudge, 'at' | 'author'>>(() =>
  z.object(sent()).refine(says, 'neither a line nor a tip'),
);

export const NudgeSchema = lazily<Nudge>(() =>
  z.object({ ...sent(), at: time(), author: z.uuid() }).refine(says, 'neither a line nor a tip'),
);

export const NudgeAnswerSchema = lazily<NudgeAnswer>(() =>
  z.object({ nudge: z.uuid(), person: z.uuid(), word: z.enum(['seen', 'done', 'dismissed']), at: time() }),
);
