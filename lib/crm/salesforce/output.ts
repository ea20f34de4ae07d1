import { flatDescendants } from '../dom/flat';
import { flatText } from '../dom/text';
import { foldText } from '../values';
import { LOADING, NOT_VALUE } from './selectors';
import { type Link, type Shown, UNREADABLE } from './shown';
import { salesforceAddresses } from './url';

const REFERENCE = /^(?:force-lookup|force-owner-lookup|records-hoverable-link|sfa-output-name-with-hierarchy)/;
const WRITTEN = /^(?:lightning-formatted-rich-text|lightning-formatted-url|lightning-formatted-email)$/;

const textOf = (element: Element): string => foldText(flatText(element, NOT_VALUE));

/** What a value element in read mode shows (crm.md §2.3, table of value elements). */
export function readOutput(output: Element): Shown {
  if (output.matches(LOADING)) return UNREADABLE;
  const parts = [output, ...flatDescendants(output)];
  if (parts.some((part) => part.matches(LOADING))) return UNREADABLE;

  const box = parts.find(isCheckbox);
  if (box) return { raw: String(box.checked), kind: 'boolean' };
  const image = parts.find(
    (part) => part.localName === 'img' && /^(?:true|false)$/i.test(part.getAttribute('alt') ?? ''),
  );
  if (image) return { raw: (image.getAttribute('alt') ?? '').toLowerCase(), kind: 'boolean' };

  const tags = new Set(parts.map((part) => part.localName));
  const recordType = parts.find((part) => part.classList.contains('recordTypeName'));
  if (recordType) return { raw: textOf(recordType), kind: 'choice' };
  if (tags.has('records-modstamp')) return readModstamp(output, parts);
  if (parts.some((part) => REFERENCE.test(part.localName))) return readReference(output, parts);
  // An older lookup is a bare link; a link in rich text is only a link.
  const link = parts.find(isRecordLink);
  if (link && ![...tags].some((tag) => WRITTEN.test(tag))) return readReference(output, parts);

  const raw = textOf(output);
  if (tags.has('sfa-output-stage-name') || tags.has('sfa-output-forecast-category')) return { raw, kind: 'choice' };
  if (tags.has('lightning-formatted-number')) return { raw, kind: 'formatted-number' };
  if (tags.has('lightning-formatted-date-time')) return { raw, kind: 'formatted-date-time' };
  if ([...tags].some((tag) => WRITTEN.test(tag))) return { raw, kind: isFormula(tags) ? null : 'text' };
  return { raw, kind: null };
}

/** A formula's rich text may be a number or a date: its shape decides. */
const isFormula = (tags: Set<string>): boolean => tags.has('records-formula-output');

function isCheckbox(element: Element): element is HTMLInputElement {
  return element.localName === 'input' && element.getAttribute('type') === 'checkbox';
}

const isRecordLink = (element: Element): boolean => element.localName === 'a' && target(element) !== null;

/** Object and id that a link leads to. Any host will do: only the path counts. */
function target(link: Element): { object?: string; id: string } | null {
  const href = link.getAttribute('href');
  if (!href || !URL.canParse(href, 'https://org.lightning.force.com')) return null;
  const found = salesforceAddresses.identify(new URL(href, 'https://org.lightning.force.com'));
  if ('none' in found) return null;
  return found.object === null ? { id: found.id } : { object: found.object, id: found.id };
}

function readReference(output: Element, parts: Element[]): Shown {
  const link = parts.find(isRecordLink);
  const name = link ? textOf(link) : textOf(output);
  if (name === '') return { raw: '', kind: 'reference' };
  const linked: Link = { name, ...(link ? target(link) : {}) };
  return { raw: name, kind: 'reference', link: linked };
}

/** "Name , 2020/02/27 20:37" (crm.md §2.3): a lookup and then the moment, as text of its own. */
function readModstamp(output: Element, parts: Element[]): Shown {
  const person = readReference(output, parts);
  const all = textOf(output);
  if ('unreadable' in person) return person;
  // A link that has no name yet: what is left is the moment, and no person.
  if (person.raw === '') return all === '' ? { raw: '', kind: 'reference' } : UNREADABLE;
  const stamp = parts.find((part) => /^lightning-formatted-(?:text|date-time)$/.test(part.localName));
  const rest = all.startsWith(person.raw) ? all.slice(person.raw.length) : '';
  const moment = foldText((stamp ? textOf(stamp) : rest).replace(/^[\s,、]+/, ''));
  if (person.link?.id !== undefined) return { ...person, moment };
  // Without a link the name is what stands before the moment.
  const name = foldText(all.slice(0, moment === '' ? all.length : all.lastIndexOf(moment)).replace(/[\s,、]+$/, ''));
  return { raw: name, kind: 'reference', link: { name }, moment };
}
