import type { Translate } from '../../../lib/i18n/translate';
import type { Desk, DeskActions } from '../desk-model';

/** What can be taken out, as a file. */
export const OUT_KINDS = ['json', 'yaml', 'tips', 'metrics'] as const;
export type OutKind = (typeof OUT_KINDS)[number];

export interface OutFile {
  name: string;
  /** MIME type. */
  type: string;
  text: string;
}

export interface ExchangeProps {
  desk: Pick<Desk, 'today' | 'base' | 'edits' | 'playbook'>;
  edit: DeskActions['edit'];
  /** Most bytes of one edit, which goes to the background in one message. */
  editLimit: number;
  /** Hands a file to the browser's downloads. */
  save(file: OutFile): void;
  t: Translate;
}
