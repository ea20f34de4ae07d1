import { z } from 'zod';
import { lazily } from './lazy-schema';
import type { NewsRequests } from './news-requests';
import { NudgeToSend } from './team/hub/nudge-schema';
import { WEEKDAYS } from './team/policy/policy';

const item = () => z.string().min(1).max(80);
const time = () => z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** One schema per request about what is new. */
export const NEWS_SCHEMAS: { [T in keyof NewsRequests]: z.ZodType<NewsRequests[T]['request']> } = {
  'news/get': lazily(() =>
    z.object({
      record: z.string().min(1).max(500).nullable(),
      place: z.object({ process: item(), stage: item() }).nullable(),
    }),
  ),
  'news/away': lazily(() => z.object({ release: z.int().min(1), waits: z.boolean() })),
  'news/apply': lazily(() => z.object({ number: z.int().min(1) })),
  'nudges/answer': lazily(() => z.object({ id: z.uuid(), word: z.enum(['seen', 'done', 'dismissed']) })),
  'nudges/send': NudgeToSend,
  'nudges/sent': lazily(() => z.object({})),
  'nudges/limits': lazily(() =>
    z.object({
      limits: z.object({
        hours: z.object({ from: time(), to: time() }).nullable(),
        days: z.array(z.enum(WEEKDAYS)).max(7),
        mostPerDay: z.int().min(0).max(1_000).nullable(),
      }),
    }),
  ),
};
