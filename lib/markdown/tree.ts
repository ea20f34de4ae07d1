/**
 * Markdown as plain data: the only form in which it reaches a page. It holds no HTML and no attribute but a checked
 * link, so whatever a playbook or a note says, it can only become the few elements below.
 */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'code'; text: string }
  | { kind: 'strong' | 'emphasis'; children: Inline[] }
  /** `url` is https or mailto; any other link is given as its text. */
  | { kind: 'link'; url: string; children: Inline[] }
  /** In notes only. `person`: id; `name`: as the writer saw it, without the `@`. */
  | { kind: 'mention'; person: string; name: string }
  /** In notes only. `tag`: in lower case; `text`: as written, with its `#`. */
  | { kind: 'tag'; tag: string; text: string }
  | { kind: 'break' };

/** The box of a checklist's item. `at`: where the character between its brackets stands in the source. */
export interface Check {
  done: boolean;
  at: number;
}

export type Block =
  | { kind: 'paragraph' | 'heading'; children: Inline[] }
  | { kind: 'quote'; blocks: Block[] }
  /** `checks`, in notes only, where an item has a box: one for each item, null for an item without. */
  | { kind: 'list'; ordered: boolean; items: Block[][]; checks?: (Check | null)[] }
  | { kind: 'code'; text: string };
