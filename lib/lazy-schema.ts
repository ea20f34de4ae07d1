import { z } from 'zod';

/**
 * A schema that is made when something is first parsed by it. A background that starts has one message to parse, and to make
 * the schemas of all takes it as long as everything else until its answer (docs/decisions/0007).
 */
export const lazily = <T>(make: () => z.ZodType<T>): z.ZodType<T> => z.lazy(make);
