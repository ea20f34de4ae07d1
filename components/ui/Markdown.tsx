import type { JSX } from 'preact';
import type { Block, Check, Inline } from '../../lib/markdown/tree';

/** What a note's Markdown may do beyond being read; without it mentions, tags and boxes are only shown. */
export interface MarkdownActs {
  /** Boxes of checklists can be pressed. `at`: the box's place in the source, for `withCheck` of lib/notes. */
  check?: { label: string; change(at: number, done: boolean): void };
  /** A tag was pressed. */
  tag?(tag: string): void;
  /** What a person is called now; null: not known here. */
  nameOf?(person: string): string | null;
}

function inline(acts: MarkdownActs) {
  return (node: Inline, index: number): JSX.Element | string => {
    switch (node.kind) {
      case 'text':
        return node.text;
      case 'code':
        return <code key={index}>{node.text}</code>;
      case 'strong':
        return <strong key={index}>{node.children.map(inline(acts))}</strong>;
      case 'emphasis':
        return <em key={index}>{node.children.map(inline(acts))}</em>;
      case 'break':
        return <br key={index} />;
      case 'link':
        return (
          <a key={index} href={node.url} target="_blank" rel="noopener noreferrer">
            {node.children.map(inline(acts))}
          </a>
        );
      case 'mention':
        return (
          <bdi key={index} class="note-mention">
            @{acts.nameOf?.(node.person) ?? node.name}
          </bdi>
        );
      case 'tag':
        return acts.tag ? (
          <button key={index} type="button" class="note-tag" onClick={() => acts.tag?.(node.tag)}>
            {node.text}
          </button>
        ) : (
          <span key={index} class="note-tag">
            {node.text}
          </span>
        );
    }
  };
}

function block(acts: MarkdownActs) {
  return (node: Block, index: number): JSX.Element => {
    switch (node.kind) {
      case 'paragraph':
        return <p key={index}>{node.children.map(inline(acts))}</p>;
      // A heading inside a tip would break the panel's own outline of headings.
      case 'heading':
        return (
          <p key={index}>
            <strong>{node.children.map(inline(acts))}</strong>
          </p>
        );
      case 'quote':
        return <blockquote key={index}>{node.blocks.map(block(acts))}</blockquote>;
      case 'list': {
        const items = node.items.map((blocks, at) => listItem(blocks, at, node.checks?.[at] ?? null, acts));
        return node.ordered ? <ol key={index}>{items}</ol> : <ul key={index}>{items}</ul>;
      }
      case 'code':
        return <pre key={index}>{node.text}</pre>;
    }
  };
}

/** A list of one-paragraph items reads as lines, not as paragraphs. */
function listItem(blocks: Block[], key: number, check: Check | null, acts: MarkdownActs): JSX.Element {
  const [first, ...others] = blocks;
  const words = first?.kind === 'paragraph' && (check || others.length === 0) ? first : undefined;
  if (!words) return <li key={key}>{blocks.map(block(acts))}</li>;
  const line = words.children.map(inline(acts));
  if (!check) return <li key={key}>{line}</li>;
  return (
    <li key={key} class="note-check">
      <label>
        <input
          type="checkbox"
          checked={check.done}
          disabled={!acts.check}
          title={acts.check?.label}
          onChange={(event) => acts.check?.change(check.at, event.currentTarget.checked)}
        />
        <span>{line}</span>
      </label>
      {others.map(block(acts))}
    </li>
  );
}

/** Markdown as elements; the tree can hold nothing but text and checked links. */
export function Markdown({ blocks, ...acts }: { blocks: Block[] } & MarkdownActs): JSX.Element {
  return <div class="markdown">{blocks.map(block(acts))}</div>;
}
