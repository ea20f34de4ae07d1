import { z } from 'zod';
import { HUB_SCHEMAS } from './team/hub/schemas';
import { OWN_BROWSERS_SCHEMAS } from './team/own-browsers/schemas';
import { SHORTEST_PASSPHRASE } from './team/publisher-key';
import type { TeamRequests } from './team-requests';

const nothing = z.object({});
const passphrase = z.string().max(1_000);

/** One schema per request about the team. */
export const TEAM_SCHEMAS: { [T in keyof TeamRequests]: z.ZodType<TeamRequests[T]['request']> } = {
  ...HUB_SCHEMAS,
  ...OWN_BROWSERS_SCHEMAS,
  'team/status': nothing,
  'team/join': z.object({ link: z.string().max(4_000) }),
  'team/check': nothing,
  'team/apply': z.object({ number: z.int().min(1) }),
  'team/leave': nothing,
  'team/log': nothing,
  'publisher/make-key': z.object({ passphrase: passphrase.min(SHORTEST_PASSPHRASE) }),
  'publisher/backed-up': nothing,
  'publisher/restore': z.object({ backup: z.string().max(100_000), passphrase }),
  'publisher/rotate': z.object({ passphrase: passphrase.min(SHORTEST_PASSPHRASE) }),
  'publisher/files': z.object({
    how: z.enum(['at-once', 'on-press']),
    enforceFrom: z.iso.date().nullable(),
    withdraws: z.array(z.int().min(1)).max(200),
  }),
};
