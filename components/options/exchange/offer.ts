import { kindOfText, tableKindOf } from '../../../lib/playbook/in-out/file-kind';
import { processesFromPipelines } from '../../../lib/playbook/in-out/hubspot-pipelines';
import type { ImportPlan, Locale, TableKind } from '../../../lib/playbook/in-out/import-plan';
import { METRIC_COLUMNS, planMetrics } from '../../../lib/playbook/in-out/metric-table';
import { planValues, VALUE_COLUMNS } from '../../../lib/playbook/in-out/metric-values';
import { processFromPath } from '../../../lib/playbook/in-out/path-assistant';
import { addProcesses, type SkeletonPlan, type SkeletonWords } from '../../../lib/playbook/in-out/skeleton';
import { type Encoding, tableTextFrom } from '../../../lib/playbook/in-out/table-text';
import { planTips, TIP_COLUMNS } from '../../../lib/playbook/in-out/tip-table';
import { parsePlaybookYaml } from '../../../lib/playbook/in-out/yaml';
import { parsePlaybookText } from '../../../lib/playbook/parse';
import type { OtherFile, Refused } from '../../../lib/playbook/refusal';
import type { Playbook, Process } from '../../../lib/playbook/schema';
import { FILE_LIMIT } from '../candidate';
import { markupParser } from './markup';

/** What a person brought in, before anything is taken from it. */
export type Offer =
  | { kind: 'playbook'; name: string; playbook: Playbook }
  | {
      kind: 'table';
      name: string;
      holds: TableKind;
      encoding: Encoding;
      plan(holds: TableKind, playbook: Playbook): ImportPlan;
    }
  | { kind: 'processes'; name: string; plan(playbook: Playbook): SkeletonPlan }
  | ({ kind: 'refused'; name: string } & Refused)
  | { kind: 'unreadable'; name: string; why: 'too-large' | 'not-text' | 'not-utf8' | 'not-read'; bytes: number };

export interface OfferFacts {
  locale: Locale;
  /** Today in this person's time zone, `YYYY-MM-DD`. */
  today: string;
  words: SkeletonWords;
}

const COLUMNS = { tip: TIP_COLUMNS, metric: METRIC_COLUMNS, value: VALUE_COLUMNS };

/** Reads a file that a person chose or dropped. Changes nothing and never rejects; a file too large is not opened. */
export async function offerFromFile(file: File, facts: OfferFacts): Promise<Offer> {
  const { name, size } = file;
  const unreadable = (why: (Offer & { kind: 'unreadable' })['why']): Offer => ({
    kind: 'unreadable',
    name,
    why,
    bytes: size,
  });
  if (size > FILE_LIMIT) return unreadable('too-large');
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    return unreadable('not-read');
  }
  const read = tableTextFrom(bytes);
  if ('looksLike' in read) {
    // XML begins like a web page; only its text tells.
    if (read.looksLike !== 'web-page') return otherFile(name, read.looksLike);
    return offerFromText(new TextDecoder().decode(bytes), name, facts);
  }
  if (/\0/.test(read.text.slice(0, 4_096))) return unreadable('not-text');
  const offer = offerFromText(read.text, name, facts, read.encoding);
  // Only a spreadsheet's own old files may be in another encoding; anything else would be spoilt by guessing.
  return read.encoding === 'windows-1252' && offer.kind !== 'table' ? unreadable('not-utf8') : offer;
}

/** Reads a text, also one that was pasted (then `name` is empty). Changes nothing and never throws. */
export function offerFromText(text: string, name: string, facts: OfferFacts, encoding: Encoding = 'utf-8'): Offer {
  switch (kindOfText(text, name, COLUMNS)) {
    case 'json':
      return playbookOffer(name, parsePlaybookText(text));
    case 'yaml':
      return playbookOffer(name, parsePlaybookYaml(text));
    case 'pipelines':
      return processOffer(name, processesFromPipelines(text));
    case 'path': {
      const read = processFromPath(text, markupParser, facts.words);
      return processOffer(name, 'refused' in read ? read : { processes: [read.process] });
    }
    case 'table':
      return tableOffer(text, name, facts, encoding);
    case 'web-page':
      return otherFile(name, 'web-page');
    case 'other':
      return otherFile(name, 'plain-text');
  }
}

function playbookOffer(name: string, read: { playbook: Playbook } | Refused): Offer {
  return 'refused' in read ? { kind: 'refused', name, ...read } : { kind: 'playbook', name, playbook: read.playbook };
}

function processOffer(name: string, read: { processes: Process[] } | Refused): Offer {
  if ('refused' in read) return { kind: 'refused', name, ...read };
  return { kind: 'processes', name, plan: (playbook) => addProcesses(playbook, read.processes) };
}

function tableOffer(text: string, name: string, { locale, today }: OfferFacts, encoding: Encoding): Offer {
  return {
    kind: 'table',
    name,
    holds: tableKindOf(text, COLUMNS),
    encoding,
    plan(holds, playbook) {
      if (holds === 'tip') return planTips(text, playbook, locale);
      return holds === 'metric' ? planMetrics(text, playbook, locale) : planValues(text, playbook, locale, today);
    },
  };
}

function otherFile(name: string, looksLike: OtherFile): Offer {
  const refusal = {
    path: '',
    reason: { code: 'not-json' as const, cutOff: false, looksLike },
    mend: { code: 'choose-playbook-file' as const },
  };
  return { kind: 'refused', name, refused: [refusal], unlisted: 0 };
}
