/**
 * Markdown as plain data: the only form in which it reaches a page. It holds no HTML and no attribute but a checked
 * link, so whatever a playbook says, it can only become the few elements below.
 */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'code'; text: string }
  | { kind: 'strong' | 'emphasis'; children: Inline[] }
  /** `url` is https or mailto; any other link is given as its text. */
  | { kind: 'link'; url: string; children: Inline[] }
  | { kind: 'break' };

export type Block =
  | { kind: 'paragraph' | 'heading'; children: Inline[] }
  | { kind: 'quote'; blocks: Block[] }
  | { kind: 'list'; ordered: boolean; items: Block[][] }
  | { kind: 'code'; text: string };
