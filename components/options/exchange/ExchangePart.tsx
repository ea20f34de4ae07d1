import type { JSX } from 'preact';
import { FILE_LIMIT } from '../candidate';
import type { DeskPartProps } from '../sections';
import { ExchangeSection } from './ExchangeSection';

/** "In and out" as a section of the desk. */
export function ExchangePart({ desk, actions, options, t }: DeskPartProps): JSX.Element {
  return <ExchangeSection desk={desk} edit={actions.edit} editLimit={FILE_LIMIT} save={options.saveFile} t={t} />;
}
