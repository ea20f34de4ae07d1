import { z } from 'zod';
import { FORMAT, Playbook } from './schema';

/**
 * The playbook format as JSON Schema (draft 2020-12), for editors and other tools; published as
 * `docs/playbook.schema.json`. It says what a document may look like; that ids are unique and that a condition is only
 * one thing is checked by `parsePlaybook` alone.
 */
export function playbookJsonSchema(): object {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `${FORMAT.name}-${FORMAT.major}.json`,
    title: `Sightline playbook, version ${FORMAT.major}`,
    ...z.toJSONSchema(Playbook, { target: 'draft-2020-12' }),
  };
}

/** The text of the published file, ending in a line break. */
export function playbookJsonSchemaText(): string {
  return `${JSON.stringify(playbookJsonSchema(), null, 2)}\n`;
}
