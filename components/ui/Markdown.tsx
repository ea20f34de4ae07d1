import type { JSX } from 'preact';
import type { Block, Inline } from '../../lib/markdown/tree';

function inline(node: Inline, index: number): JSX.Element | string {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'code':
      return <code key={index}>{node.text}</code>;
    case 'strong':
      return <strong key={index}>{node.children.map(inline)}</strong>;
    case 'emphasis':
      return <em key={index}>{node.children.map(inline)}</em>;
    case 'break':
      return <br key={index} />;
    case 'link':
      return (
        <a key={index} href={node.url} target="_blank" rel="noopener noreferrer">
          {node.children.map(inline)}
        </a>
      );
  }
}

function block(node: Block, index: number): JSX.Element {
  switch (node.kind) {
    case 'paragraph':
      return <p key={index}>{node.children.map(inline)}</p>;
    // A heading inside a tip would break the panel's own outline of headings.
    case 'heading':
      return (
        <p key={index}>
          <strong>{node.children.map(inline)}</strong>
        </p>
      );
    case 'quote':
      return <blockquote key={index}>{node.blocks.map(block)}</blockquote>;
    case 'list': {
      // A list of one-paragraph items reads as lines, not as paragraphs.
      const items = node.items.map((blocks, at) => {
        const only = blocks.length === 1 ? blocks[0] : undefined;
        return <li key={at}>{only?.kind === 'paragraph' ? only.children.map(inline) : blocks.map(block)}</li>;
      });
      return node.ordered ? <ol key={index}>{items}</ol> : <ul key={index}>{items}</ul>;
    }
    case 'code':
      return <pre key={index}>{node.text}</pre>;
  }
}

/** Markdown as elements; the tree can hold nothing but text and checked links. */
export function Markdown({ blocks }: { blocks: Block[] }): JSX.Element {
  return <div class="markdown">{blocks.map(block)}</div>;
}
