import { z } from 'zod';
import { lazily } from '../../lazy-schema';
import type { OwnBrowsersRequests } from './requests';

/** One schema per request about the person's own browsers. */
export const OWN_BROWSERS_SCHEMAS: {
  [T in keyof OwnBrowsersRequests]: z.ZodType<OwnBrowsersRequests[T]['request']>;
} = {
  'own-browsers/status': lazily(() => z.object({})),
  'own-browsers/on': lazily(() => z.object({})),
  'own-browsers/off': lazily(() => z.object({ remove: z.boolean() })),
};
