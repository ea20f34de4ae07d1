import { z } from 'zod';
import { lazily } from '../../lazy-schema';
import type { HubRequests } from './requests';

const nothing = lazily(() => z.object({}));

/** One schema per request about the hub. */
export const HUB_SCHEMAS: { [T in keyof HubRequests]: z.ZodType<HubRequests[T]['request']> } = {
  'team/hub': nothing,
  'hub/status': nothing,
  'hub/make-key': nothing,
  'hub/creds': lazily(() => z.object({ text: z.string().max(20_000) })),
  'hub/join': lazily(() => z.object({ link: z.string().max(20_000) })),
  'hub/leave': nothing,
  'hub/check': nothing,
  'hub/publish': lazily(() =>
    z.object({
      how: z.enum(['at-once', 'on-press']),
      enforceFrom: z.iso.date().nullable(),
      withdraws: z.array(z.int().min(1)).max(200),
    }),
  ),
};
