import type { Language } from '../../data.ts';
import type { DemoOptions } from '../../options.ts';

/** What the document tells its script: how to behave, in which language, and how shadow roots are made. */
export interface PageConfig {
  options: DemoOptions;
  language: Language;
  /** BCP 47, of the person who is signed in. */
  locale: string;
  /** Shadow roots are real ones. */
  native: boolean;
}

declare global {
  var demoConfig: PageConfig;
}

export const config: PageConfig = globalThis.demoConfig;
