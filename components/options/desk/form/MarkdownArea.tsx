import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { parseMarkdown } from '../../../../lib/markdown/parse';
import { Markdown } from '../../../ui/Markdown';
import { TextArea, type TextAreaProps } from './TextArea';

/** Markdown beside what people will see of it; both change with every key press. */
export function MarkdownArea({ lines = 6, ...props }: TextAreaProps): JSX.Element {
  const { value = '', t } = props;
  const blocks = useMemo(() => parseMarkdown(value), [value]);
  return (
    <div class="markdown-area">
      <div class="edit-only">
        <TextArea {...props} lines={lines} about={props.about ?? t('desk_markdown_about')} />
      </div>
      <section class="seen" aria-label={t('desk_seen_as', { label: props.label })}>
        <p class="over" aria-hidden="true">
          {t('desk_seen')}
        </p>
        {blocks.length === 0 ? <p class="soft">{t('desk_seen_nothing')}</p> : <Markdown blocks={blocks} />}
      </section>
    </div>
  );
}
