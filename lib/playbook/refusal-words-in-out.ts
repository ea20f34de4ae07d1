import type { InOutMend, InOutReason, OtherFile } from './refusal';

/** What is wrong with a file of another kind, as `refusal-words.ts` says the rest. */
export function inOutReasonWords(reason: InOutReason, files: { [kind in OtherFile]: string }): string {
  switch (reason.code) {
    case 'not-yaml':
      return `This is not valid YAML at line ${reason.line}, column ${reason.column}.`;
    case 'yaml-tag':
      return `The YAML tag “${reason.found}” at line ${reason.line}, column ${reason.column} is not one that a playbook uses.`;
    case 'yaml-aliases':
      return 'Its YAML aliases repeat so much that it would grow beyond all bounds.';
    case 'not-table':
      return `This is ${files[reason.looksLike]}, not a table as text.`;
    case 'empty-table':
      return 'There is no row below the names of the columns.';
    case 'no-known-column':
      return `None of these columns is known: ${reason.found.join(', ')}.`;
    case 'missing-column':
      return `The column “${reason.column}” is missing.`;
    case 'column-twice':
      return `The column “${reason.column}” is there twice.`;
    case 'too-many-cells':
      return `This line has ${reason.found} cells, but there are only ${reason.limit} columns.`;
    case 'bad-quotes':
      return 'A quotation mark is opened and not closed as a table needs it.';
    case 'bad-number':
      return `“${reason.found}” is not a number.`;
    case 'bad-resource':
      return `“${reason.found}” is not a title with an https or mailto address.`;
    case 'bad-condition':
      return 'This is not a condition as JSON.';
    case 'id-twice':
      return `“${reason.found}” is already in line ${reason.first}.`;
    case 'several-titles':
      return `More than one has the title “${reason.found}”.`;
    case 'unknown-item':
      return `Nothing here is called “${reason.found}”.`;
    case 'unknown-metric':
      return `There is no metric “${reason.found}”.`;
    case 'record-metric':
      return `The metric “${reason.found}” is computed from each record; it takes no value.`;
    case 'not-xml':
      return 'This is not well-formed XML.';
    case 'xml-doctype':
      return 'This XML defines entities of its own, which are not read.';
    case 'other-xml':
      return `This is XML of “${reason.found}”, not of a Path.`;
    case 'no-path-steps':
      return 'This Path has no step.';
    case 'not-pipelines':
      return 'This is not what HubSpot answers about pipelines.';
  }
}

export function inOutMendWords(mend: InOutMend): string {
  switch (mend.code) {
    case 'repair-yaml':
      return 'Repair the text there, for instance with an editor that checks YAML.';
    case 'remove-tag':
      return 'Remove it.';
    case 'write-out-aliases':
      return 'Write out what the aliases stand for.';
    case 'save-as-csv':
      return 'Save it from the spreadsheet as CSV.';
    case 'name-columns':
      return `Name them in the first line: ${mend.columns.join(', ')}.`;
    case 'add-column':
      return `Add a column “${mend.column}”.`;
    case 'keep-one-column':
      return 'Keep one of them.';
    case 'quote-cell':
      return 'Put the cell in quotation marks, and double each one inside it.';
    case 'use-number':
    case 'use-resource':
    case 'use-condition':
      return `Write it like ${mend.example}.`;
    case 'keep-one-line':
      return 'Keep one of the lines.';
    case 'give-id':
      return 'Say which one by its id.';
    case 'name-item':
      return mend.nearest === undefined ? 'Give its id or its exact title.' : `Did you mean “${mend.nearest}”?`;
    case 'name-metric':
      return mend.nearest === undefined ? 'Give the id or the title of a metric.' : `Did you mean “${mend.nearest}”?`;
    case 'choose-team-metric':
      return 'Name a metric whose values are typed in or imported.';
    case 'choose-path-file':
      return 'Choose a file that ends in .pathAssistant-meta.xml.';
    case 'choose-pipelines-file':
      return 'Save the answer of GET /crm/v3/pipelines/deals as a file.';
  }
}
