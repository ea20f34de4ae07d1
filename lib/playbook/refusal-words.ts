import type { ItemKind, Mend, OtherFile, Refusal, RefusalReason, ValueKind } from './refusal';
import { inOutMendWords, inOutReasonWords } from './refusal-words-in-out';

/**
 * A refusal as plain English: what is wrong where, then how to mend it. For files, logs and tests; the pages put the
 * same codes into the person's language through the message catalogue.
 */
export function refusalSentence(refusal: Refusal): string {
  return `${whereOf(refusal)}${reasonWords(refusal.reason)} ${mendWords(refusal.mend)}`;
}

const ITEMS: { [kind in ItemKind]: string } = {
  goal: 'Goal',
  redirect: 'Redirect',
  process: 'Process',
  stage: 'Stage',
  step: 'Step',
  metric: 'Metric',
  tip: 'Tip',
  resource: 'Resource',
};

function whereOf({ path, item }: Refusal): string {
  if (path === '') return '';
  const name = item?.title ?? item?.id;
  const subject = item && name !== undefined ? `${ITEMS[item.kind]} “${name}”, ` : '';
  return `${subject}at ${path}: `;
}

const VALUES: { [kind in ValueKind | 'choice']: string } = {
  text: 'text',
  number: 'a number',
  'whole-number': 'a whole number',
  boolean: 'true or false',
  list: 'a list',
  object: 'an object',
  null: 'null',
  condition: 'a condition',
  choice: 'one of a fixed set of words',
};

const FILES: { [kind in OtherFile]: string } = {
  'web-page': 'a web page or XML',
  archive: 'an archive or spreadsheet',
  pdf: 'a PDF',
  'plain-text': 'plain text',
};

function reasonWords(reason: RefusalReason): string {
  switch (reason.code) {
    case 'not-json':
      if (reason.looksLike) return `This is ${FILES[reason.looksLike]}, not a playbook.`;
      if (reason.cutOff) return 'The file ends too early, as if it had been cut off.';
      return `This is not valid JSON${placeWords(reason)}.`;
    case 'too-large':
      return `The document has ${reason.found} characters; ${reason.limit} is the most that is read.`;
    case 'too-deep':
      return `Lists and objects are nested more than ${reason.limit} levels deep.`;
    case 'other-format':
      return reason.found === ''
        ? 'This is not a Sightline playbook.'
        : `This is a document of format “${reason.found}”.`;
    case 'newer-major':
      return `This playbook is of version ${reason.found}; this Sightline reads version ${reason.known}. Nothing was changed.`;
    case 'unknown-version':
      return `The version ${reason.found || 'is missing; it'} should be ${reason.known}.`;
    case 'missing':
      return `${VALUES[reason.expected]} is missing.`.replace(/^./, (first) => first.toUpperCase());
    case 'wrong-type':
      return `There should be ${VALUES[reason.expected]} here, not ${VALUES[reason.found]}.`;
    case 'blank':
      return 'The text is blank.';
    case 'too-long':
      return `The text has ${reason.found} characters; ${reason.limit} is the most.`;
    case 'too-many':
      return `There are ${reason.found} entries; ${reason.limit} is the most.`;
    case 'too-few':
      return `There are ${reason.found} entries; at least ${reason.limit} is needed.`;
    case 'not-allowed':
      return `“${reason.found}” is not one of ${listWords(reason.allowed)}.`;
    case 'out-of-range':
      return `${reason.found} is out of range.`;
    case 'bad-id':
      return `“${reason.found}” is not an id: lower-case letters, digits and hyphens, at most 80.`;
    case 'bad-date':
      return `“${reason.found}” is not a day in the form year-month-day.`;
    case 'bad-instant':
      return `“${reason.found}” is not a date and time in UTC.`;
    case 'bad-link':
      return `“${reason.found}” is not an https or mailto link.`;
    case 'bad-currency':
      return `“${reason.found}” is not a three-letter currency code.`;
    case 'bad-digest':
      return `“${reason.found}” is not a SHA-256 digest.`;
    case 'not-one-condition':
      return reason.found.length === 0
        ? 'A condition needs an operator, or a group: all, any or none.'
        : `A condition can be only one thing, but this one has ${listWords(reason.found, 'and')}.`;
    case 'duplicate-id':
      return `The id “${reason.found}” is already used at ${reason.first}.`;
    default:
      return inOutReasonWords(reason, FILES);
  }
}

function mendWords(mend: Mend): string {
  switch (mend.code) {
    case 'choose-playbook-file':
      return 'Choose a file that was exported as a Sightline playbook.';
    case 'repair-json':
      return `Repair the text${placeWords(mend) || ', for instance with an editor that checks JSON'}.`;
    case 'get-whole-file':
      return 'Get the whole file again.';
    case 'make-smaller':
      return 'Split it into several playbooks.';
    case 'nest-less':
      return 'Nest fewer groups.';
    case 'update-sightline':
      return 'Update Sightline, then import it again.';
    case 'set-version':
      return `Set it to ${mend.value} if the document follows that version.`;
    case 'add':
      return mend.allowed.length > 0 ? `Add one of ${listWords(mend.allowed)}.` : `Add ${VALUES[mend.expected]}.`;
    case 'change-type':
      return `Write ${VALUES[mend.expected]} instead.`;
    case 'fill-or-remove':
      return 'Fill it in, or remove the item.';
    case 'shorten':
      return `Shorten it by ${mend.by}.`;
    case 'remove-some':
      return `Remove ${mend.count}.`;
    case 'add-some':
      return `Add ${mend.count}.`;
    case 'use-one-of':
      return mend.nearest ? `Did you mean “${mend.nearest}”?` : `Use one of ${listWords(mend.allowed)}.`;
    case 'use-range':
      return mend.most === undefined ? `Use ${mend.least} or more.` : `Use ${mend.most} or less.`;
    case 'rename-id':
      return `Call it “${mend.suggestion}”, and change what refers to it.`;
    case 'use-date':
    case 'use-instant':
      return `Write it like ${mend.example}.`;
    case 'use-https-link':
      return 'Use an address that begins with https:// or mailto:.';
    case 'use-currency-code':
      return `Use a code such as ${mend.example}.`;
    case 'publish-again':
      return 'Ask for the release to be published again.';
    case 'keep-one-group':
      return 'Keep one, and put the others inside an “all” group.';
    default:
      return inOutMendWords(mend);
  }
}

const placeWords = ({ line, column }: { line?: number; column?: number }) =>
  line === undefined || column === undefined ? '' : ` at line ${line}, column ${column}`;

function listWords(words: readonly string[], link = 'or'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${link} ${words.at(-1)}`;
}
