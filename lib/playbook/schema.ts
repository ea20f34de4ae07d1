import { z } from 'zod';
import { Condition } from './condition';

/**
 * The playbook: vision + processes + metrics + tips, one document. This schema is the only definition of its shape;
 * types are inferred from it and `docs/playbook.schema.json` is generated from it. Objects are loose so that fields of a
 * newer minor version survive a round trip.
 *
 * Its parts are made when something is first parsed by them: to make them takes a background that starts as long as to
 * read the database, and most starts parse no playbook (docs/decisions/0007).
 */
export const FORMAT = { name: 'sightline-playbook', major: 1, minor: 1 } as const;

const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/, 'id');
/** Text is kept exactly as it was written, so that parsing never changes a document; it only must not be blank. */
const written = (limit: number) => z.string().max(limit).regex(/\S/, 'blank');
const title = written(200);
const line = written(1_000);
/** Markdown; becomes a tree of elements, never HTML. */
const markdown = written(20_000);
const unit = written(60);
const owner = z.string().max(120).optional();
const day = z.iso.date();

const isUrl = (text: string) => {
  try {
    return Boolean(new URL(text));
  } catch {
    return false;
  }
};

export const Resource = z.lazy(() =>
  z
    .looseObject({
      title,
      url: z
        .string()
        .max(2_000)
        .regex(/^(?:https:\/\/|mailto:)[^\s]+$/, 'link')
        .refine(isUrl, 'link'),
    })
    .meta({ id: 'Resource' }),
);

export const Goal = z.lazy(() =>
  z
    .looseObject({
      id,
      title,
      why: line,
      measure: z
        .looseObject({
          unit,
          baseline: z.number(),
          target: z.number(),
          current: z.number(),
          asOf: day,
        })
        .optional(),
      due: day.optional(),
      owner,
    })
    .meta({ id: 'Goal' }),
);

const Answers = z.lazy(() =>
  z.looseObject({
    /** What value we bring to the market. */
    value: line,
    /** How we go to market. */
    approach: line,
    /** Where we stand among competitors. */
    position: line,
    /** Where the economy is heading. */
    economy: line,
  }),
);

export const Redirect = z.lazy(() =>
  z
    .looseObject({
      id,
      date: day,
      cause: z.enum(['competition', 'market', 'technology', 'other']),
      /** `held`: weighed and left as it was. */
      outcome: z.enum(['changed', 'held']),
      title,
      whatChanged: line,
      whyConsiderable: line,
      /** The reframe. All three are required where the change is bad news: the alignment check reports what is missing. */
      badNews: z.boolean().optional(),
      challenge: line.optional(),
      opportunity: line.optional(),
      whyWeCan: line.optional(),
      /** What it changes in the goals, in words. */
      goals: line.optional(),
      /** The vision as it was until then. */
      visionBefore: z
        .looseObject({
          statement: line,
          answers: Answers,
          horizon: day,
          goals: z
            .array(
              z.looseObject({ id, title, unit: unit.optional(), target: z.number().optional(), due: day.optional() }),
            )
            .max(50),
        })
        .optional(),
    })
    .meta({ id: 'Redirect' }),
);

export const Vision = z.lazy(() =>
  z
    .looseObject({
      statement: line,
      answers: Answers,
      horizon: day,
      goals: z.array(Goal).max(50),
      redirects: z.array(Redirect).max(200),
    })
    .meta({ id: 'Vision' }),
);

export const Metric = z.lazy(() =>
  z
    .looseObject({
      id,
      title,
      definition: line,
      /** Shown after the number: `days`, `%`, `EUR`. */
      unit,
      /** Which way is better. */
      direction: z.enum(['up', 'down']),
      target: z.number().optional(),
      goals: z.array(id).max(20),
      source: z.discriminatedUnion('kind', [
        /** Computed from the record in view. */
        z.looseObject({
          kind: z.literal('record'),
          measure: z.enum(['daysInStage', 'daysToClose', 'daysSinceActivity', 'stepsDone', 'field']),
          /** For `field`: a neutral key or API name whose value is a number, money, percent or date (days until it). */
          field: z.string().min(1).max(200).optional(),
        }),
        /** Typed in or imported. */
        z.looseObject({ kind: z.literal('team'), current: z.number().optional(), asOf: day.optional() }),
      ]),
      /** Values of a team metric, by the day that they were of; the latest is also its source's `current`. */
      history: z
        .array(z.looseObject({ on: day, value: z.number() }))
        .max(5_000)
        .optional(),
      owner,
    })
    .meta({ id: 'Metric' }),
);

export const Step = z.lazy(() =>
  z
    .looseObject({
      id,
      title,
      why: line,
      how: markdown.optional(),
      goals: z.array(id).max(20),
      metrics: z.array(id).max(20),
      /** Absent: ticked by hand. */
      doneWhen: Condition.optional(),
      resources: z.array(Resource).max(20),
      owner,
    })
    .meta({ id: 'Step' }),
);

export const Stage = z.lazy(() =>
  z
    .looseObject({
      id,
      title,
      purpose: line.optional(),
      /** CRM stage labels or API names, per adapter id. Compared without case and surrounding space. */
      crmStages: z.record(z.string(), z.array(z.string().min(1).max(200)).max(50)),
      /** `open` unless the deal is over here. */
      outcome: z.enum(['open', 'won', 'lost']),
      steps: z.array(Step).max(50),
    })
    .meta({ id: 'Stage' }),
);

/** Stages of one process. */
export const MOST_STAGES = 50;

export const Process = z.lazy(() =>
  z
    .looseObject({
      id,
      title,
      /** Record kinds (lib/crm): deal, account, contact, lead, ticket, other. */
      kinds: z.array(z.enum(['deal', 'account', 'contact', 'lead', 'ticket', 'other'])).min(1),
      /** Which records of those kinds; the first process whose condition is yes applies. Absent: all. */
      when: Condition.optional(),
      /** A process with one stage that maps to no CRM stage applies whatever the stage (accounts, contacts). */
      stages: z.array(Stage).min(1).max(MOST_STAGES),
      /** Who answers for every step in it that names no owner of its own. */
      owner,
    })
    .meta({ id: 'Process' }),
);

export const Tip = z.lazy(() =>
  z
    .looseObject({
      id,
      title,
      body: markdown,
      /** Serves these steps or metrics: at least one, or the alignment check reports a gap. */
      steps: z.array(id).max(20),
      metrics: z.array(id).max(20),
      /** Absent: shows whenever a step or metric that it serves is in view. */
      when: Condition.optional(),
      /** 1 lowest to 5 highest. */
      priority: z.int().min(1).max(5),
      resources: z.array(Resource).max(20),
      owner,
      confirmedOn: day.optional(),
      validFrom: day.optional(),
      validUntil: day.optional(),
      /** Given up on that day: no longer shown or checked, still there to read. `successor`: the tip that took its place. */
      retired: z.looseObject({ on: day, successor: id.optional(), reason: line.optional() }).optional(),
    })
    .meta({ id: 'Tip' }),
);

export const MOST_TIPS = 200_000;

export const Playbook = z.looseObject({
  format: z.looseObject({ name: z.literal(FORMAT.name), major: z.literal(FORMAT.major), minor: z.int().min(0) }),
  id,
  title,
  /** Whom the playbook is for, in a sentence or two; shown where a person chooses one. */
  about: line.optional(),
  /** BCP 47 language of the content. */
  language: z.string().min(2).max(35),
  vision: Vision,
  processes: z.array(Process).max(50),
  metrics: z.array(Metric).max(500),
  tips: z.array(Tip).max(MOST_TIPS),
});

/** An immutable published version of a playbook. */
export const Release = z.looseObject({
  number: z.int().min(1),
  /** ISO 8601 instant. */
  date: z.iso.datetime(),
  author: z.string().max(120),
  note: z.string().max(2_000),
  /** SHA-256 of the canonical JSON of `playbook`, lower-case hex. */
  digest: z.string().regex(/^[0-9a-f]{64}$/, 'digest'),
  playbook: Playbook,
});

export type Resource = z.infer<typeof Resource>;
export type Goal = z.infer<typeof Goal>;
export type Redirect = z.infer<typeof Redirect>;
export type Vision = z.infer<typeof Vision>;
export type Metric = z.infer<typeof Metric>;
export type Step = z.infer<typeof Step>;
export type Stage = z.infer<typeof Stage>;
export type Process = z.infer<typeof Process>;
export type Tip = z.infer<typeof Tip>;
export type Playbook = z.infer<typeof Playbook>;
export type Release = z.infer<typeof Release>;
